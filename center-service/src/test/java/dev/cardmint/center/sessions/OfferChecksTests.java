package dev.cardmint.center.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;

import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordBlocks;
import dev.cardmint.center.issuance.ReissueEntries;
import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.keys.TestVaults;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.profiles.TransportKeys;
import dev.cardmint.center.profiles.TransportKeys.IdentitySource;
import dev.cardmint.center.sessions.persistence.OfferRows;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OfferChecksTests {

    private final KeyChecks keys = new KeyChecks(TestVaults.inMemory());
    private final OfferChecks checks = new OfferChecks(
            mock(IssuanceRecords.class),
            mock(ReissueEntries.class),
            mock(RecordBlocks.class),
            mock(OldCards.class),
            mock(Chips.class),
            keys,
            mock(Approvals.class),
            mock(OfferRows.class),
            Clock.systemUTC());

    @Test
    void acceptsKeySetsOfTheTerminalsPurpose() {
        CardTypeProfile profile = issuedWith(TestVaults.ISSUER);

        assertThatCode(() -> requireKeys(profile, Purpose.DRILL)).doesNotThrowAnyException();
        assertThatCode(() -> requireKeys(profile, Purpose.PRODUCTION)).doesNotThrowAnyException();
    }

    @Test
    void refusesAProductionKeySetAtADrillTerminal() {
        ProblemException refused = refused(TestVaults.PRODUCTION_ISSUER, Purpose.DRILL);

        assertThat(refused.type()).isEqualTo(ProblemType.DRILL_MISMATCH);
        assertThat(refused).hasMessageContaining("for production only");
    }

    @Test
    void refusesADrillKeySetAtAProductionTerminal() {
        ProblemException refused = refused(TestVaults.DRILL_ONLY, Purpose.PRODUCTION);

        assertThat(refused.type()).isEqualTo(ProblemType.DRILL_MISMATCH);
        assertThat(refused).hasMessageContaining("for drills only");
    }

    @Test
    void refusesAKeySetThatTheVaultDoesNotHold() {
        ProblemException refused = refused(new KeySetName("elsewhere"), Purpose.DRILL);

        assertThat(refused.type()).isEqualTo(ProblemType.CONFLICT);
        assertThat(refused).hasMessageContaining("not in the key vault");
    }

    @Test
    void refusesDiversificationDataAsIdentityUnderKeysThatAllCardsShare() {
        CardTypeProfile profile = TestProfiles.payment();
        TransportKeys shared = Objects.requireNonNull(profile.globalPlatform().transportKeys("factory"));
        var careless = new TransportKeys(shared.keys(), IdentitySource.DIVERSIFICATION_DATA, shared.options());

        assertThatCode(() -> keys.require(profile, shared, Purpose.DRILL)).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(ProblemException.class, () -> keys.require(profile, careless, Purpose.DRILL)))
                .hasMessageContaining("not diversified as its profile says");
    }

    @Test
    void refusesIssuerKeysThatAllCardsShare() {
        assertThat(refused(TestVaults.SHARED_ISSUER, Purpose.DRILL))
                .hasMessageContaining("not diversified as its profile says");
    }

    @Test
    void refusesACardWithSharedKeysThatDoesNotSayWhichOneItIs() {
        CardTypeProfile profile = TestProfiles.payment();
        TransportKeys shared = profile.globalPlatform().transportKeys().get(1);
        String good = "9F7F2A" + "43AD4D01000162100000" + "1234" + "A1A2A3A4" + "B1B2" + "00".repeat(24);

        assertThatCode(() -> checks.requireIdentity(shared, good)).doesNotThrowAnyException();
        assertThatCode(() -> checks.requireIdentity(
                        profile.globalPlatform().transportKeys().get(0), null))
                .doesNotThrowAnyException();
        for (String claim : List.of("", "9F7F", good.replace("A1A2A3A4", "00000000"))) {
            assertThat(catchThrowableOfType(ProblemException.class, () -> checks.requireIdentity(shared, claim)))
                    .hasMessageContaining("does not say which one it is");
        }
    }

    private void requireKeys(CardTypeProfile profile, Purpose purpose) {
        keys.require(profile, profile.globalPlatform().transportKeys().get(0), purpose);
    }

    private ProblemException refused(KeySetName issuer, Purpose purpose) {
        CardTypeProfile profile = issuedWith(issuer);
        return catchThrowableOfType(ProblemException.class, () -> requireKeys(profile, purpose));
    }

    private static CardTypeProfile issuedWith(KeySetName issuer) {
        String document =
                TestProfiles.document().replace("\"set\": \"issuer\"", "\"set\": \"%s\"".formatted(issuer.value()));
        return ProfileDocument.parse(document.getBytes(StandardCharsets.UTF_8));
    }
}
