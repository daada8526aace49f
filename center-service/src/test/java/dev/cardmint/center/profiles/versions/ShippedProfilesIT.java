package dev.cardmint.center.profiles.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.profiles.UnknownProfileException;
import dev.cardmint.center.profiles.versions.ProfileVersion.State;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a release brings, and what the database has already. Every change is taken back at the end of its test. */
@CenterTest
@ExtendWith(OutputCaptureExtension.class)
class ShippedProfilesIT {

    @Autowired
    private ShippedProfiles shipped;

    @Autowired
    private ProfileVersions versions;

    @Autowired
    private CardTypeProfiles profiles;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Test
    void areInUseFromTheStartAsTheyWereWritten() {
        ProfileVersion payment = Objects.requireNonNull(versions.find("payment", 1));

        assertThat(payment.state()).isEqualTo(State.ACTIVE);
        assertThat(payment.uploadedBy()).isNull();
        assertThat(versions.document("payment", 1)).isEqualTo(Bytes.copyOf(document(1, "")));
        assertThat(profiles.current("payment")).isEqualTo(TestProfiles.payment());
        assertThat(profiles.get("payment", 1)).isSameAs(profiles.get("payment", 1));
    }

    @Test
    void areKnownAtTheNextStart() {
        undone(() -> {
            shipped.put(document(1, ""));

            assertThat(stateOf(1)).isEqualTo(State.ACTIVE);
        });
    }

    /** The tests' own center puts them into use, as a laboratory does. */
    @Test
    void waitForTwoPeopleWhereCardsCanProveNothing() {
        var atABank = new ShippedProfiles(versions, transaction, Clock.systemUTC(), new ProfileSettings(false));
        String next = TestProfiles.document("files").replace("\"version\": 1", "\"version\": 2");
        undone(() -> {
            atABank.put(next.getBytes(StandardCharsets.UTF_8));

            assertThat(Objects.requireNonNull(versions.find("files", 2)).state())
                    .isEqualTo(State.DRAFT);
            assertThat(Objects.requireNonNull(versions.find("files", 1)).state())
                    .isEqualTo(State.ACTIVE);
        });
    }

    @Test
    void neverReplaceADocumentOfTheSameVersion() {
        undone(() -> assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> shipped.put(document(1, "\n")))
                .withMessageContaining("The card type payment that this release brings as version 1 is another"));
    }

    /** A later release may bring a version by a number that an officer has taken: the center starts all the same. */
    @Test
    void leaveWhatAnOfficerUploadedAndSaySo(CapturedOutput output) {
        undone(() -> {
            CardTypeProfile own = ProfileDocument.parse(document(2, "\n"));
            versions.add(ProfileVersion.draft(own, "officer-1", Instant.now()), Bytes.copyOf(document(2, "\n")));

            shipped.put(document(2, ""));

            assertThat(versions.document("payment", 2)).isEqualTo(Bytes.copyOf(document(2, "\n")));
            assertThat(stateOf(2)).isEqualTo(State.DRAFT);
            assertThat(stateOf(1)).isEqualTo(State.ACTIVE);
            assertThat(output)
                    .contains("officer-1 has uploaded another document as that version", "with a higher version");
        });
    }

    @Test
    void takeTheOlderVersionsPlace() {
        undone(() -> {
            shipped.put(document(3, ""));
            shipped.put(document(2, ""));

            assertThat(stateOf(1)).isEqualTo(State.RETIRED);
            assertThat(stateOf(2)).isEqualTo(State.RETIRED);
            assertThat(stateOf(3)).isEqualTo(State.ACTIVE);
            assertThat(profiles.get("payment", 1).version()).isEqualTo(1);
        });
    }

    @Test
    void reachEveryNodeByTheCountOfChanges() {
        long before = versions.changes();
        var otherNode = new StoredCardTypeProfiles(versions);
        assertThat(otherNode.current("payment").version()).isEqualTo(1);

        undone(() -> {
            versions.beginChange();
            shipped.put(document(2, ""));

            assertThat(versions.changes()).isEqualTo(before + 1);
            assertThat(otherNode.current("payment").version()).isEqualTo(2);
        });
        assertThat(otherNode.current("payment").version()).isEqualTo(1);
    }

    @Test
    void refusesAVersionThatIsNotThere() {
        assertThatExceptionOfType(UnknownProfileException.class).isThrownBy(() -> profiles.get("payment", 77));
        assertThatExceptionOfType(UnknownProfileException.class).isThrownBy(() -> profiles.get("nowhere", 1));
    }

    @Test
    void stayAsTheyAreInTheDatabase() {
        undone(() -> assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("update card_type_profiles set document = ''")
                        .update())
                .withMessageContaining("is never changed"));
    }

    private State stateOf(int version) {
        return Objects.requireNonNull(versions.find("payment", version)).state();
    }

    private void undone(Runnable action) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            action.run();
        });
    }

    private static byte[] document(int version, String end) {
        String document = TestProfiles.document().replace("\"version\": 1", "\"version\": " + version) + end;
        return document.getBytes(StandardCharsets.UTF_8);
    }
}
