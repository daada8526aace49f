package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.CheckedScriptTests.check;
import static dev.cardmint.center.sessions.CheckedScriptTests.planned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.personalization.ChipSituation;
import dev.cardmint.center.personalization.ChipSituation.KeysInUse;
import dev.cardmint.center.personalization.PutKey;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.sessions.SentScript.Protection;
import dev.cardmint.center.sessions.Verdict.Freed;
import dev.cardmint.center.sessions.Verdict.InDoubt;
import dev.cardmint.center.sessions.Verdict.Issued;
import dev.cardmint.center.sessions.Verdict.Next;
import dev.cardmint.center.sessions.Verdict.Refusal;
import dev.cardmint.center.sessions.Verdicts.EarlierWriting;
import dev.cardmint.center.sessions.Verdicts.ReadBack;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VerdictsTests {

    private static final PutKey.Response KEYS_CONFIRMED = PutKey.Response.parse(Bytes.ofHex("31AABBCC"));
    private static final GlobalPlatformTerms PROFILE = TestProfiles.payment().globalPlatform();
    private static final Set<Aid> PRESENT = Set.of(PROFILE.application().instance());
    private static final ChipSituation TRANSPORT = ChipSituation.blank();
    private static final ChipSituation ISSUER = new ChipSituation(KeysInUse.ISSUER, Set.of(), CardLifeCycle.OP_READY);
    private static final EarlierWriting ALL_BUT_LAST = new EarlierWriting(true, StopReason.CARD_GONE);
    private static final EarlierWriting REFUSED = new EarlierWriting(false, StopReason.UNEXPECTED_STATUS);

    @Nested
    class Writing {

        private static final SentScript SENT =
                SentScript.of(Protection.AUTHENTICATES, List.of(planned("INSTALL"), planned("PUT KEY")));

        @Test
        void issuesOnProofOfEveryCommandAndOfTheNewKeys() {
            CheckedScript checked = check(SENT, StopReason.COMPLETED, "9000", "00 9000 R-MAC", "31AABBCC 9000 R-MAC");

            assertThat(Verdicts.ofWriting(checked, KEYS_CONFIRMED))
                    .isEqualTo(new Issued(EndingCode.ISSUED, Proof.PROVED));
        }

        @Test
        void issuesWithoutKeyConfirmationWhereNoKeysArePut() {
            CheckedScript checked = check(SENT, StopReason.COMPLETED, "9000", "00 9000 R-MAC", "9000 R-MAC");

            assertThat(Verdicts.ofWriting(checked, null)).isEqualTo(new Issued(EndingCode.ISSUED, Proof.PROVED));
        }

        @Test
        void refusesToIssueWhenTheCardConfirmsOtherKeys() {
            CheckedScript checked = check(SENT, StopReason.COMPLETED, "9000", "00 9000 R-MAC", "31AABBCD 9000 R-MAC");

            assertThat(Verdicts.ofWriting(checked, KEYS_CONFIRMED))
                    .isEqualTo(new InDoubt(EndingCode.KEYS_NOT_CONFIRMED, null));
        }

        @Test
        void refusesToIssueOnAReportWithoutProof() {
            CheckedScript checked = check(SENT, StopReason.COMPLETED, "9000", "9000", "31AABBCC 9000");

            assertThat(Verdicts.ofWriting(checked, KEYS_CONFIRMED)).isInstanceOf(InDoubt.class);
        }

        @Test
        void doubtsWhenTheCardRefused() {
            CheckedScript checked = check(SENT, StopReason.UNEXPECTED_STATUS, "9000", "6A84");

            assertThat(Verdicts.ofWriting(checked, KEYS_CONFIRMED))
                    .isEqualTo(new InDoubt(EndingCode.CARD_REFUSED, new Refusal("INSTALL", StatusWord.parse("6A84"))));
        }
    }

    @Nested
    class Reading {

        private static final SentScript SENT =
                SentScript.of(Protection.AUTHENTICATES, StatusScript.plan(PROFILE, Duration.ofSeconds(5)));
        private static final String CARD_SECURED = "E3 0E 4F08A000000151000000 9F70010F 9000 R-MAC";
        private static final String CARD_READY = "E3 0E 4F08A000000151000000 9F700101 9000 R-MAC";
        private static final String PERSONALIZED = "E3 10 4F0AF0434152445041590100 9F70010F 9000 R-MAC";
        private static final String SELECTABLE = "E3 10 4F0AF0434152445041590100 9F700107 9000 R-MAC";
        private static final String OTHER = "E3 10 4F0AF0434152445041590199 9F70010F 9000 R-MAC";
        private static final String NONE = "6A88";

        private static Verdict read(String card, String applications, ChipSituation opened, EarlierWriting earlier) {
            CheckedScript checked = check(SENT, StopReason.COMPLETED, "9000", card, applications);
            return Verdicts.ofReading(checked, opened, PROFILE, earlier);
        }

        /** A whole list need not fit into one answer; what is asked for by its AID does. */
        @Test
        void asksForEachApplicationAndPackageByItsAid() {
            GlobalPlatformTerms card = TestProfiles.shipped("multi-application").globalPlatform();

            assertThat(StatusScript.plan(card, Duration.ofSeconds(5)))
                    .extracting(command -> command.plain().encode().toHex())
                    .startsWith("80F28002024F0000")
                    .hasSize(1 + card.applications().size() + card.packages().size())
                    .filteredOn(command -> !command.startsWith("80F280"))
                    .noneMatch(command -> command.contains("4F00"));
        }

        /** GPCS 11.4.2.3: a criterion also finds what only begins with it. */
        @Test
        void refusesToConfirmByAnApplicationWhoseAidIsLonger() {
            String longer = "E3 11 4F0BF043415244504159010001 9F70010F 9000 R-MAC";

            assertThat(read(CARD_SECURED, longer, ISSUER, ALL_BUT_LAST)).isInstanceOf(Next.class);
        }

        @Test
        void doubtsAStatusThatGoesOnInAnotherAnswer() {
            CheckedScript checked = check(
                    SENT, StopReason.UNEXPECTED_STATUS, "9000", CARD_SECURED, PERSONALIZED.replace("9000", "6310"));

            assertThat(Verdicts.ofReading(checked, ISSUER, PROFILE, ALL_BUT_LAST))
                    .isInstanceOf(InDoubt.class);
        }

        @Test
        void confirmsACardOfWhichOnlyTheLastAnswerWasLost() {
            assertThat(read(CARD_SECURED, PERSONALIZED, ISSUER, ALL_BUT_LAST))
                    .isEqualTo(new Issued(EndingCode.CONFIRMED, Proof.PROVED));
        }

        @Test
        void refusesToConfirmWhatWasReceivedButNotProved() {
            assertThat(read(CARD_SECURED, PERSONALIZED, ISSUER, EarlierWriting.NONE))
                    .isEqualTo(new Next(
                            Stage.START_OVER, new ChipSituation(KeysInUse.ISSUER, PRESENT, CardLifeCycle.SECURED)));
        }

        @Test
        void refusesToConfirmWithTransportKeys() {
            assertThat(read(CARD_SECURED, PERSONALIZED, TRANSPORT, ALL_BUT_LAST))
                    .isInstanceOf(Next.class);
        }

        @Test
        void refusesToConfirmAnApplicationThatIsNotPersonalized() {
            assertThat(read(CARD_SECURED, SELECTABLE, ISSUER, ALL_BUT_LAST)).isInstanceOf(Next.class);
        }

        @Test
        void refusesToConfirmACardThatIsNotSecured() {
            assertThat(read(CARD_READY, PERSONALIZED, ISSUER, ALL_BUT_LAST)).isInstanceOf(Next.class);
        }

        @Test
        void refusesToConfirmAnotherApplication() {
            assertThat(read(CARD_SECURED, OTHER, ISSUER, ALL_BUT_LAST)).isInstanceOf(Next.class);
        }

        @Test
        void startsOverWhatWasInterrupted() {
            assertThat(read(CARD_READY, NONE, TRANSPORT, EarlierWriting.NONE))
                    .isEqualTo(new Next(
                            Stage.START_OVER,
                            new ChipSituation(KeysInUse.TRANSPORT, Set.of(), CardLifeCycle.OP_READY)));
        }

        @Test
        void wipesACardThatRefused() {
            assertThat(read(CARD_READY, SELECTABLE, TRANSPORT, REFUSED))
                    .isEqualTo(new Next(
                            Stage.WIPE, new ChipSituation(KeysInUse.TRANSPORT, PRESENT, CardLifeCycle.OP_READY)));
        }

        /** No MAC proves an absence: what is not listed must be shown to be away. */
        @Test
        void refusesToFreeOnAnAbsenceThatNoMacProves() {
            assertThat(read(CARD_READY, NONE, TRANSPORT, REFUSED))
                    .isEqualTo(new Next(
                            Stage.WIPE, new ChipSituation(KeysInUse.TRANSPORT, Set.of(), CardLifeCycle.OP_READY)));
            assertThat(read(CARD_READY, NONE, ISSUER, REFUSED)).isInstanceOf(Next.class);
        }

        @Test
        void refusesToGoOnWithALockedCard() {
            assertThat(read(CARD_READY.replace("9F700101", "9F70017F"), NONE, TRANSPORT, EarlierWriting.NONE))
                    .isEqualTo(new InDoubt(EndingCode.CARD_LOCKED, null));
        }

        @Test
        void doubtsAStatusWithoutRMac() {
            CheckedScript checked = check(
                    SENT,
                    StopReason.COMPLETED,
                    "9000",
                    CARD_SECURED.replace("R-MAC", "").trim(),
                    PERSONALIZED);

            assertThat(Verdicts.ofReading(checked, ISSUER, PROFILE, ALL_BUT_LAST))
                    .isInstanceOf(InDoubt.class);
        }

        @Test
        void doubtsAStatusThatCannotBeRead() {
            assertThat(read("E3 99 9000 R-MAC", NONE, TRANSPORT, EarlierWriting.NONE))
                    .isInstanceOf(InDoubt.class);
        }

        @Test
        void doubtsWhenTheCardWentAwayBetween() {
            CheckedScript checked = check(SENT, StopReason.CARD_GONE, "9000", CARD_SECURED);

            assertThat(Verdicts.ofReading(checked, ISSUER, PROFILE, ALL_BUT_LAST))
                    .isEqualTo(new InDoubt(EndingCode.CARD_GONE, null));
        }
    }

    @Nested
    class Wiping {

        private static final SentScript SENT = SentScript.of(Protection.GOES_ON, List.of(planned("DELETE")));

        @Test
        void freesOnAProvedDeletion() {
            assertThat(Verdicts.ofWiping(check(SENT, StopReason.COMPLETED, "00 9000 R-MAC")))
                    .isEqualTo(new Freed(EndingCode.WIPED));
        }

        @Test
        void refusesToFreeACardThatRefusesToBeEmptied() {
            assertThat(Verdicts.ofWiping(check(SENT, StopReason.UNEXPECTED_STATUS, "6985")))
                    .isEqualTo(new InDoubt(
                            EndingCode.WIPE_NOT_PROVED, new Verdict.Refusal("DELETE", StatusWord.parse("6985"))));
        }

        @Test
        void refusesToFreeOnAnUnprovedDeletion() {
            assertThat(Verdicts.ofWiping(check(SENT, StopReason.COMPLETED, "00 9000")))
                    .isInstanceOf(InDoubt.class);
        }
    }

    /** Cards without a secure channel: what is read back counts, and whether the card can be found again. */
    @Nested
    class Comparing {

        private static final SentScript SENT =
                SentScript.of(Protection.CLEAR, List.of(planned("CREATE"), planned("NUMBER"), planned("READ")));
        private static final ReadBack READ_BACK = new ReadBack("NUMBER", Map.of(2, Bytes.ofHex("0102")));

        private static Verdict compare(StopReason stopped, String... answers) {
            return Verdicts.ofComparing(check(SENT, stopped, answers), READ_BACK);
        }

        @Test
        void issuesWhatWasReadBackTheSame() {
            assertThat(compare(StopReason.COMPLETED, "9000", "9000", "0102 9000"))
                    .isEqualTo(new Issued(EndingCode.COMPARED, Proof.COMPARED));
        }

        @Test
        void doubtsWhatWasReadBackDifferently() {
            assertThat(compare(StopReason.COMPLETED, "9000", "9000", "0103 9000"))
                    .isEqualTo(new InDoubt(EndingCode.READ_BACK_DIFFERS, null));
        }

        @Test
        void checksACardAgainThatHasItsNumber() {
            assertThat(compare(StopReason.CARD_GONE, "9000", "9000"))
                    .isEqualTo(new InDoubt(EndingCode.CARD_GONE, null));
        }

        @Test
        void saysWhatToDoWithACardThatCannotBeFoundAgain() {
            var refusal = new Refusal("NUMBER", StatusWord.parse("6A84"));

            assertThat(compare(StopReason.CARD_GONE, "9000"))
                    .isEqualTo(new InDoubt(EndingCode.NUMBER_NOT_WRITTEN, null));
            assertThat(compare(StopReason.UNEXPECTED_STATUS, "9000", "6A84"))
                    .isEqualTo(new InDoubt(EndingCode.NUMBER_NOT_WRITTEN, refusal));
            assertThat(EndingCode.NUMBER_NOT_WRITTEN.words()).contains("two people must declare", "another card");
        }
    }

    /** IDENTIFY: a card production life cycle data object under R-MAC, or nothing. */
    @Nested
    class OfIdentifying {

        private static final SentScript SENT =
                SentScript.of(Protection.AUTHENTICATES, IdentityScript.plan(Duration.ofSeconds(5)));
        private static final String CPLC =
                "9F7F2A" + "43AD4D01000162100000" + "1234" + "A1A2A3A4" + "B1B2" + "00".repeat(24);

        /** Card recognition data with SCP03, i = 60 (GPCS H.2). */
        private static final String CARD_DATA = "660F730D640B06092A864886FC6B040360 9000 R-MAC";

        @Test
        void refusesCardsWhoseChallengesFollowFromTheKeysThatTheyShare() {
            for (String data : List.of(
                    CARD_DATA.replace("040360", "040370"),
                    "661A7318640B06092A864886FC6B040360640906072A864886FC6B04 9000 R-MAC",
                    "661C731A640B06092A864886FC6B040360640B06092A864886FC6B040370 9000 R-MAC",
                    "660E730C640A06082A864886FC6B0403 9000 R-MAC",
                    "660F730D640B06092A864886FC6B040382 9000 R-MAC",
                    "6610730E640C060A2A864886FC6B04036000 9000 R-MAC",
                    "66027300 9000 R-MAC",
                    "7300 9000 R-MAC",
                    "66 9000 R-MAC")) {
                Verdict verdict = Verdicts.ofIdentifying(
                        CheckedScriptTests.check(SENT, StopReason.COMPLETED, "9000", CPLC + " 9000 R-MAC", data));

                boolean other = data.contains("0906072A864886FC6B04 ");
                assertThat(verdict).as(data).isInstanceOf(other ? Verdict.Identified.class : Verdict.Unwritten.class);
            }
        }

        @Test
        void tellsACardThatWentAwayFromOneThatRefused() {
            Verdict gone = Verdicts.ofIdentifying(CheckedScriptTests.check(SENT, StopReason.CARD_GONE, "9000"));
            Verdict refused =
                    Verdicts.ofIdentifying(CheckedScriptTests.check(SENT, StopReason.UNEXPECTED_STATUS, "6300"));

            assertThat(gone).isEqualTo(new Verdict.Unwritten(EndingCode.NOT_ASKED, null));
            assertThat(refused)
                    .isEqualTo(new Verdict.Unwritten(
                            EndingCode.AUTHENTICATION_REFUSED,
                            new Verdict.Refusal("EXTERNAL AUTHENTICATE", StatusWord.parse("6300"))));
        }

        @Test
        void namesTheChipByWhatItsMakersWroteIntoIt() {
            Verdict verdict = Verdicts.ofIdentifying(
                    CheckedScriptTests.check(SENT, StopReason.COMPLETED, "9000", CPLC + " 9000 R-MAC", CARD_DATA));

            assertThat(verdict)
                    .isEqualTo(new Verdict.Identified(new ChipIdentity("43AD1234A1A2A3A4B1B2"), Bytes.ofHex(CPLC)));
        }

        @Test
        void takesTheDataWithoutItsTag() {
            Verdict verdict = Verdicts.ofIdentifying(CheckedScriptTests.check(
                    SENT, StopReason.COMPLETED, "9000", CPLC.substring(6) + " 9000 R-MAC", CARD_DATA));

            assertThat(verdict).isInstanceOf(Verdict.Identified.class);
        }

        @Test
        void neverBelievesAnIdentityWithoutAnRMac() {
            Verdict verdict = Verdicts.ofIdentifying(
                    CheckedScriptTests.check(SENT, StopReason.COMPLETED, "9000", CPLC + " 9000", CARD_DATA));

            assertThat(verdict).isEqualTo(new Verdict.Unwritten(EndingCode.NOT_IDENTIFIED, null));
        }

        @Test
        void refusesAChipWithoutASerialNumberOfItsOwn() {
            for (String serial : List.of("00000000", "FFFFFFFF")) {
                Verdict verdict = Verdicts.ofIdentifying(CheckedScriptTests.check(
                        SENT,
                        StopReason.COMPLETED,
                        "9000",
                        CPLC.replace("A1A2A3A4", serial) + " 9000 R-MAC",
                        CARD_DATA));

                assertThat(verdict).isEqualTo(new Verdict.Unwritten(EndingCode.NOT_IDENTIFIED, null));
            }
        }

        @Test
        void refusesDataThatAreCutOff() {
            Verdict verdict = Verdicts.ofIdentifying(CheckedScriptTests.check(
                    SENT, StopReason.COMPLETED, "9000", CPLC.substring(0, 80) + " 9000 R-MAC", CARD_DATA));

            assertThat(verdict).isEqualTo(new Verdict.Unwritten(EndingCode.NOT_IDENTIFIED, null));
        }

        @Test
        void saysWhichCommandTheCardRefused() {
            Verdict verdict = Verdicts.ofIdentifying(
                    CheckedScriptTests.check(SENT, StopReason.UNEXPECTED_STATUS, "9000", "6A88"));

            assertThat(verdict)
                    .isEqualTo(new Verdict.Unwritten(
                            EndingCode.NOT_IDENTIFIED,
                            new Verdict.Refusal(IdentityScript.CPLC, StatusWord.parse("6A88"))));
        }
    }
}
