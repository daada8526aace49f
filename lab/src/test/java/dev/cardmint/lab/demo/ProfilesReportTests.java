package dev.cardmint.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.lab.cards.ShippedProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class ProfilesReportTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode IDENTICAL = JSON.readTree("{\"readBack\":\"IDENTICAL\",\"different\":[]}");
    private static final ShippedProfile PROVING = new ShippedProfile("payment", "SCP03", "33", "issuer");
    private static final ShippedProfile RECEIVING = new ShippedProfile("payment-legacy", "SCP02", "03", "issuer-des");
    private static final ShippedProfile COMPARED = new ShippedProfile("files", "ISO7816-4", "none", null);

    @Test
    void tellsOfEveryProfileByItsName() {
        ProfilesReport report = ProfilesReport.of(List.of(
                CardOfProfile.of(PROVING, run("ISSUED", "PROVED", 20, 2), IDENTICAL),
                CardOfProfile.of(COMPARED, run("ISSUED_UNPROVED", "COMPARED", 0, 2), IDENTICAL)));

        assertThat(report.good()).isTrue();
        assertThat(JSON.writeValueAsString(report))
                .isEqualTo("{\"profiles\":{"
                        + "\"files\":{\"outcome\":\"ISSUED_UNPROVED\",\"protocol\":\"ISO7816-4\",\"level\":\"none\","
                        + "\"proof\":\"COMPARED\",\"networkRoundTrips\":{\"measured\":2,\"predicted\":2},"
                        + "\"readBack\":\"IDENTICAL\"},"
                        + "\"payment\":{\"outcome\":\"ISSUED\",\"protocol\":\"SCP03\",\"level\":\"33\","
                        + "\"proof\":\"PROVED\",\"networkRoundTrips\":{\"measured\":2,\"predicted\":2},"
                        + "\"readBack\":\"IDENTICAL\"}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "ISSUED, PROVED, 19, 2", // one answer without an R-MAC
        "ISSUED, RECEIVED, 20, 2",
        "ISSUED_UNPROVED, COMPARED, 0, 2",
        "ISSUED, PROVED, 20, 3",
        "IN_DOUBT, NONE, 20, 2"
    })
    void isNotGoodWhenAProvingCardFellShort(String result, String proof, int rMacs, int roundTrips) {
        assertThat(good(PROVING, run(result, proof, rMacs, roundTrips), IDENTICAL))
                .isFalse();
    }

    @Test
    void takesNoOtherProofThanTheProfilePromises() {
        assertThat(good(RECEIVING, run("ISSUED", "RECEIVED", 0, 2), IDENTICAL)).isTrue();
        assertThat(good(RECEIVING, run("ISSUED", "PROVED", 0, 2), IDENTICAL)).isFalse();
        assertThat(good(RECEIVING, run("ISSUED_UNPROVED", "COMPARED", 0, 2), IDENTICAL))
                .isFalse();
        assertThat(good(COMPARED, run("ISSUED", "COMPARED", 0, 2), IDENTICAL)).isFalse();
    }

    @Test
    void isNotGoodWhenOneCardReadsBackDifferentOrNotAtAll() {
        JsonNode different = JSON.readTree("{\"readBack\":\"DIFFERENT\",\"different\":[\"Holder\"]}");
        CardRun run = run("ISSUED_UNPROVED", "COMPARED", 0, 2);
        CardOfProfile changed = CardOfProfile.of(COMPARED, run, different);
        CardOfProfile same = CardOfProfile.of(PROVING, run("ISSUED", "PROVED", 20, 2), IDENTICAL);

        assertThat(ProfilesReport.of(List.of(same, changed)).good()).isFalse();
        assertThat(changed.readBack()).isEqualTo("DIFFERENT");
        assertThat(changed.different()).containsExactly("Holder");
        assertThat(good(COMPARED, run, MissingNode.getInstance())).isFalse();
        assertThat(ProfilesReport.of(List.of()).good()).isFalse();
    }

    @Test
    void namesTheProblemOfACardThatWasRefused() {
        JsonNode refused = JSON.readTree(
                "{\"problem\":{\"type\":\"urn:problem:cardmint:card-refused\",\"detail\":\"words\"},\"apdus\":2}");
        CardRun run = new CardRun(CardKind.FILES, refused, 1, 2, Duration.ofMillis(50));

        CardOfProfile card = CardOfProfile.of(COMPARED, run, MissingNode.getInstance());

        assertThat(card.outcome()).isEqualTo("REFUSED");
        assertThat(card.code()).isEqualTo("card-refused");
        assertThat(card.readBack()).isEqualTo("NOT_READ");
    }

    private static boolean good(ShippedProfile profile, CardRun run, JsonNode readBack) {
        return ProfilesReport.of(List.of(CardOfProfile.of(profile, run, readBack)))
                .good();
    }

    private static CardRun run(String result, String proof, int rMacs, int roundTrips) {
        JsonNode session =
                JSON.readTree("{\"outcome\":{\"result\":\"%s\",\"proof\":\"%s\",\"rMacsVerified\":%d},\"apdus\":23}"
                        .formatted(result, proof, rMacs));
        return new CardRun(CardKind.PAYMENT, session, roundTrips, 2, Duration.ofMillis(100));
    }
}
