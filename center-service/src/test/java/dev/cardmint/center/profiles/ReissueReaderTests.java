package dev.cardmint.center.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.profiles.ReissueTerms.Change;
import dev.cardmint.center.profiles.content.StrictObject;
import dev.cardmint.model.relay.ReissueReason;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ReissueReaderTests {

    private static final Map<String, ValueRule> VALUES = Map.of(
            "sequence", new ValueRule(ValueType.DIGITS, "Sequence number", 2, false),
            "expiryDate", new ValueRule(ValueType.DATE, "Valid until", 10, false),
            "photo", new ValueRule(ValueType.PHOTO, "Photo", 9000, false));

    private static ReissueTerms read(String document) {
        return new ReissueReader(VALUES, Set.of("keys"))
                .read(new StrictObject(JsonMapper.shared().readTree(document), ""));
    }

    @Test
    void forbidsEveryReissueWhereAProfileSaysNothing() {
        ReissueTerms terms = read("{}");

        assertThat(terms).isEqualTo(ReissueTerms.NEVER);
        for (ReissueReason reason : ReissueReason.values()) {
            assertThat(terms.allows(reason)).isFalse();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> terms.changesFor(ReissueReason.LOST));
    }

    @Test
    void saysByReasonWhatDiffers() {
        ReissueTerms terms = read("""
                {"reissue": {"reasons": {"damaged": {}, "lost": {"sequence": "NEXT", "expiryDate": "ASKED", "keys": "RENEWED"}}}}
                """);

        assertThat(terms.allows(ReissueReason.DAMAGED)).isTrue();
        assertThat(terms.allows(ReissueReason.STOLEN)).isFalse();
        assertThat(terms.changesFor(ReissueReason.DAMAGED)).isEmpty();
        assertThat(terms.changesFor(ReissueReason.LOST))
                .isEqualTo(Map.of("sequence", Change.NEXT, "expiryDate", Change.ASKED, "keys", Change.RENEWED));
    }

    @Test
    void asksForASupervisorFromTheCountOnThatTheProfileNames() {
        ReissueTerms terms = read("{\"reissue\": {\"reasons\": {\"damaged\": {}}, \"supervisedFrom\": 3}}");

        assertThat(terms.isSupervised(2)).isFalse();
        assertThat(terms.isSupervised(3)).isTrue();
        assertThat(read("{\"reissue\": {\"reasons\": {\"damaged\": {}}}}").isSupervised(1000))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"reasons": {}}                              | reissue.reasons: must name a reason
            {"reasons": {"bored": {}}}                   | reissue.reasons.bored: is no reason
            {"reasons": {"lost": {"keys": "NEXT"}}}      | reissue.reasons.lost.keys: NEXT is for values of DIGITS
            {"reasons": {"lost": {"expiryDate": "NEXT"}}} | reissue.reasons.lost.expiryDate: NEXT is for values of DIGITS
            {"reasons": {"lost": {"photo": "ASKED"}}}    | reissue.reasons.lost.photo: NEXT is for values of DIGITS
            {"reasons": {"lost": {"sequence": "RENEWED"}}} | reissue.reasons.lost.sequence: NEXT is for values of DIGITS
            {"reasons": {"lost": {"nothing": "ASKED"}}}  | reissue.reasons.lost.nothing: NEXT is for values of DIGITS
            {"reasons": {"lost": {"sequence": "OTHER"}}} | reissue.reasons.lost.sequence: must be one of
            {"reasons": {"lost": {}}, "lockFirst": "yes"} | reissue.lockFirst: must be true or false
            {"reasons": {"lost": {}}, "supervisedFrom": 0} | reissue.supervisedFrom: must be a number from 1
            {"reasons": {"lost": {}}, "more": 1}         | reissue.more: is unknown here
            """)
    void refusesWhatCannotBe(String reissue, String complaint) {
        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> read("{\"reissue\": %s}".formatted(reissue)))
                .withMessageContaining(complaint);
    }
}
