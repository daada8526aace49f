package dev.cardmint.center.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceState;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.sessions.persistence.CardSessionRows;
import dev.cardmint.center.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LegacyLimitTests {

    private final CardSessionRows sessions = mock();
    private final LegacyLimit limit = new LegacyLimit(sessions);
    private final IssuanceRecord subject = new IssuanceRecord(
            new RecordId(UUID.randomUUID()),
            "payment-legacy",
            1,
            Purpose.DRILL,
            new IssuanceState.Unissued(0),
            Instant.EPOCH);

    private void sent(int times) {
        when(sessions.countByRecordIdAndStageIn(eq(subject.id().value()), any()))
                .thenReturn(times);
    }

    private static CardTypeProfile profile(String name) {
        return ProfileDocument.parse(TestProfiles.document(name).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sendsTheSameDataOverTheOldProtocolAFewTimesOnly() {
        CardTypeProfile legacy = profile("payment-legacy");

        sent(LegacyLimit.SENDINGS - 1);
        assertThatCode(() -> limit.require(legacy, subject)).doesNotThrowAnyException();

        sent(LegacyLimit.SENDINGS);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> limit.require(legacy, subject))
                .withMessageContaining("were sent to cards 5 times");
        assertThat(limit.isReached(legacy, subject.id().value())).isTrue();
    }

    @Test
    void countsNothingWhereTheMacCoversWhatIsEncrypted() {
        sent(100);

        assertThatCode(() -> limit.require(profile("payment"), subject)).doesNotThrowAnyException();
        assertThatCode(() -> limit.require(profile("files"), subject)).doesNotThrowAnyException();
    }
}
