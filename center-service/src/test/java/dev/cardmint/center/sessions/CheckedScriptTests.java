package dev.cardmint.center.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.sessions.SentScript.Part;
import dev.cardmint.center.sessions.SentScript.Protection;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.StopReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CheckedScriptTests {

    private static final SentScript OPENING =
            SentScript.of(Protection.AUTHENTICATES, List.of(planned("INSTALL"), planned("PUT KEY")));
    private static final SentScript FURTHER =
            SentScript.of(Protection.GOES_ON, List.of(planned("DELETE"), planned("PUT KEY")));

    @Test
    void provesAScriptWhoseEveryAnswerCarriesAnRMac() {
        CheckedScript checked = check(OPENING, StopReason.COMPLETED, "9000", "01 9000 R-MAC", "31 9000 R-MAC");

        assertThat(checked.provesEverything()).isTrue();
        assertThat(checked.rMacs()).isEqualTo(2);
        assertThat(checked.provedThrough()).isEqualTo(3);
        assertThat(checked.refusal()).isNull();
        assertThat(checked.authentication()).isEqualTo(OfferState.AUTHENTICATED);
    }

    @Test
    void provesAFurtherScriptWithoutExternalAuthenticate() {
        CheckedScript checked = check(FURTHER, StopReason.COMPLETED, "01 9000 R-MAC", "31 9000 R-MAC");

        assertThat(checked.provesEverything()).isTrue();
        assertThat(checked.provedThrough()).isEqualTo(2);
    }

    @Test
    void saysThatTheAnswerOfACardCannotBeRead() {
        CheckedScript checked = check(OPENING, StopReason.BAD_ANSWER, "9000", "01 9000 R-MAC");

        assertThat(checked.provedThrough()).isEqualTo(2);
        assertThat(checked.shortfall()).isEqualTo(EndingCode.BAD_ANSWER);
    }

    @Test
    void provesNothingByExternalAuthenticateAlone() {
        CheckedScript checked = check(OPENING, StopReason.CARD_GONE, "9000");

        assertThat(checked.provedThrough()).isZero();
        assertThat(checked.authentication()).isEqualTo(OfferState.UNFINISHED);
        assertThat(checked.shortfall()).isEqualTo(EndingCode.CARD_GONE);
    }

    @Test
    void countsOnlyLeadingProofs() {
        CheckedScript checked = check(OPENING, StopReason.CARD_GONE, "9000", "01 9000 R-MAC");

        assertThat(checked.provedThrough()).isEqualTo(2);
        assertThat(checked.provesEverything()).isFalse();
    }

    @Test
    void refusesASuccessWithoutItsOwnRMac() {
        CheckedScript checked = check(OPENING, StopReason.COMPLETED, "9000", "01 9000", "31 9000 R-MAC");

        assertThat(checked.provesEverything()).isFalse();
        assertThat(checked.provedThrough()).isZero();
    }

    @Test
    void refusesCompletionWithAnswersMissing() {
        CheckedScript checked = check(OPENING, StopReason.COMPLETED, "9000", "01 9000 R-MAC");

        assertThat(checked.provesEverything()).isFalse();
        assertThat(checked.shortfall()).isEqualTo(EndingCode.REPORT_INCOMPLETE);
    }

    @Test
    void namesTheRefusedCommand() {
        CheckedScript checked = check(OPENING, StopReason.UNEXPECTED_STATUS, "9000", "6A84");

        assertThat(checked.refusal()).isEqualTo(new Verdict.Refusal("INSTALL", StatusWord.parse("6A84")));
        assertThat(checked.shortfall()).isEqualTo(EndingCode.CARD_REFUSED);
    }

    @Test
    void tellsARefusedAuthenticationFromARefusedCommand() {
        CheckedScript checked = check(OPENING, StopReason.UNEXPECTED_STATUS, "6300");

        assertThat(checked.shortfall()).isEqualTo(EndingCode.AUTHENTICATION_REFUSED);
        assertThat(checked.refusal()).isEqualTo(new Verdict.Refusal("EXTERNAL AUTHENTICATE", StatusWord.parse("6300")));
    }

    @Test
    void aRefusedFirstCommandOfAFurtherScriptIsNoRefusedAuthentication() {
        CheckedScript checked = check(FURTHER, StopReason.UNEXPECTED_STATUS, "6985");

        assertThat(checked.shortfall()).isEqualTo(EndingCode.CARD_REFUSED);
    }

    @Test
    void rejectsMoreAnswersThanCommands() {
        assertThatExceptionOfType(MalformedReportException.class)
                .isThrownBy(() -> check(FURTHER, StopReason.COMPLETED, "9000 R-MAC", "9000 R-MAC", "9000 R-MAC"))
                .withMessage("The report has 3 answers for 2 commands");
    }

    @Test
    void rejectsAnswersAfterARefusal() {
        assertThatExceptionOfType(MalformedReportException.class)
                .isThrownBy(() -> check(FURTHER, StopReason.COMPLETED, "6985", "9000 R-MAC"))
                .withMessage("The report goes on after DELETE was refused");
    }

    @Test
    void letsABrokenChannelThrough() {
        assertThatExceptionOfType(ChannelIntegrityException.class)
                .isThrownBy(() -> check(FURTHER, StopReason.COMPLETED, "9000 BROKEN"));
    }

    @Test
    void findsAnAnswerByItsCommand() {
        CheckedScript checked = check(FURTHER, StopReason.CARD_GONE, "01 9000 R-MAC");

        assertThat(checked.answerTo("DELETE"))
                .isNotNull()
                .extracting(answer -> answer.data().toHex())
                .isEqualTo("01");
        assertThat(checked.answerTo("PUT KEY")).isNull();
    }

    /** Answers 6Cxx: only what reads is asked for anew, once. */
    @Nested
    class OfAnotherLength {

        private static final SentScript READING =
                SentScript.of(Protection.AUTHENTICATES, IdentityScript.plan(Duration.ofSeconds(5)));

        @Test
        void asksForTheLengthThatTheCardNamed() {
            CheckedScript first = check(READING, StopReason.UNEXPECTED_STATUS, "9000", "6C38");
            CheckedScript second = check(READING, StopReason.UNEXPECTED_STATUS, "9000", "01 9000 R-MAC", "6C00");

            assertThat(first.lengthNamed(ExactLengths.NONE)).isEqualTo(ExactLengths.parse("0:56"));
            assertThat(second.lengthNamed(ExactLengths.parse("0:56"))).isEqualTo(ExactLengths.parse("0:56 1:256"));
        }

        @Test
        void findsThePlaceInAChannelThatIsAuthenticated() {
            SentScript goingOn = SentScript.of(Protection.GOES_ON, IdentityScript.plan(Duration.ofSeconds(5)));
            CheckedScript checked = check(goingOn, StopReason.UNEXPECTED_STATUS, "01 9000 R-MAC", "6C18");

            assertThat(checked.lengthNamed(ExactLengths.NONE)).isEqualTo(ExactLengths.parse("1:24"));
        }

        @Test
        void neverAsksTwiceForTheSame() {
            CheckedScript checked = check(READING, StopReason.UNEXPECTED_STATUS, "9000", "6C39");

            assertThat(checked.lengthNamed(ExactLengths.parse("0:56"))).isNull();
        }

        @Test
        void losesTheAnswerOfWhatWrites() {
            for (String instruction : List.of("E6", "E2", "D8", "F0")) {
                SentScript writing = SentScript.of(Protection.GOES_ON, List.of(command(instruction)));
                CheckedScript checked = check(writing, StopReason.UNEXPECTED_STATUS, "6C10");

                assertThat(checked.lengthNamed(ExactLengths.NONE)).isNull();
                assertThat(checked.shortfall()).isEqualTo(EndingCode.ANSWER_LOST);
            }
        }

        @Test
        void asksForNothingAfterAnotherRefusal() {
            CheckedScript refused = check(READING, StopReason.UNEXPECTED_STATUS, "9000", "6A88");
            CheckedScript authentication = check(READING, StopReason.UNEXPECTED_STATUS, "6C10");

            assertThat(refused.lengthNamed(ExactLengths.NONE)).isNull();
            assertThat(authentication.lengthNamed(ExactLengths.NONE)).isNull();
            assertThat(authentication.shortfall()).isEqualTo(EndingCode.AUTHENTICATION_REFUSED);
        }

        @Test
        void neverSendsWhatIsInTheClearTwice() {
            SentScript open = SentScript.of(Protection.CLEAR, List.of(command("B0")));

            assertThat(check(open, StopReason.UNEXPECTED_STATUS, "6C10").lengthNamed(ExactLengths.NONE))
                    .isNull();
        }

        private static PlannedCommand command(String instruction) {
            return new PlannedCommand(
                    instruction,
                    new CommandApdu(0x80, Integer.parseInt(instruction, 16), 0, 0, Bytes.EMPTY, 256),
                    Duration.ofSeconds(5));
        }
    }

    /** A card with files and an access key: its answers carry no MAC. */
    @Nested
    class InTheClear {

        private static final SentScript KEYED = SentScript.of(
                Protection.CLEAR, List.of(planned(SentScript.EXTERNAL_AUTHENTICATE), planned("CREATE FILE")));

        @Test
        void countsAnAuthenticationThatWasAnsweredWithSuccessAsFinished() {
            assertThat(check(KEYED, StopReason.CARD_GONE, "9000").authentication())
                    .isEqualTo(OfferState.AUTHENTICATED);
        }

        @Test
        void countsAnAuthenticationThatWasRefusedOrNotAnsweredAsATry() {
            CheckedScript refused = check(KEYED, StopReason.UNEXPECTED_STATUS, "63C2");

            assertThat(refused.authentication()).isEqualTo(OfferState.UNFINISHED);
            assertThat(refused.shortfall()).isEqualTo(EndingCode.AUTHENTICATION_REFUSED);
            assertThat(check(KEYED, 0).authentication()).isEqualTo(OfferState.UNFINISHED);
            assertThat(check(KEYED, StopReason.LINK_TOO_SLOW).authentication()).isEqualTo(OfferState.UNFINISHED);
        }

        @Test
        void countsNothingOnACardWithoutAKey() {
            SentScript open = SentScript.of(Protection.CLEAR, List.of(planned("CREATE FILE")));

            assertThat(check(open, StopReason.COMPLETED, "9000").authentication())
                    .isNull();
        }
    }

    /** A first channel, the request for a further one, and what rides along for it. */
    @Nested
    class OfSeveralChannels {

        private static final SentScript TOGETHER = new SentScript(List.of(
                new Part(Protection.AUTHENTICATES, List.of(planned("PUT KEY"))),
                new Part(Protection.CLEAR, List.of(planned(FurtherChannel.SELECT), asked("AA9000"))),
                new Part(Protection.AUTHENTICATES, List.of(planned("STORE DATA")))));

        private static PlannedCommand asked(String expected) {
            PlannedCommand plain = planned(FurtherChannel.INITIALIZE_UPDATE);
            return new PlannedCommand(
                    plain.name(), plain.plain(), plain.timeLimit(), plain.success(), Bytes.ofHex(expected));
        }

        @Test
        void provesBothChannels() {
            CheckedScript checked = check(
                    TOGETHER, StopReason.COMPLETED, "9000", "31 9000 R-MAC", "9000", "AA 9000", "9000", "9000 R-MAC");

            assertThat(checked.provesEverything()).isTrue();
            assertThat(checked.rMacs()).isEqualTo(2);
            assertThat(checked.authentication()).isEqualTo(OfferState.AUTHENTICATED);
            assertThat(checked.furtherOpening()).isNull();
        }

        @Test
        void neverTakesTheRequestInTheClearForProved() {
            CheckedScript checked =
                    check(TOGETHER, StopReason.CARD_GONE, "9000", "31 9000 R-MAC", "9000", "AA 9000", "9000");

            assertThat(checked.provedThrough()).isEqualTo(2);
            assertThat(checked.provesFirstPart()).isTrue();
            assertThat(checked.provesEverything()).isFalse();
            assertThat(checked.furtherOpening()).isNull();
        }

        @Test
        void neverCountsAFurtherChannelThatWasAskedForAsAuthenticated() {
            CheckedScript answered = check(TOGETHER, StopReason.CARD_GONE, "9000", "31 9000 R-MAC", "9000", "AA 9000");
            CheckedScript unanswered = check(TOGETHER, 3, "9000", "31 9000 R-MAC", "9000");
            CheckedScript notAsked = check(TOGETHER, 2, "9000", "31 9000 R-MAC");

            assertThat(answered.authentication()).isEqualTo(OfferState.UNFINISHED);
            assertThat(unanswered.authentication()).isEqualTo(OfferState.UNFINISHED);
            assertThat(notAsked.authentication()).isEqualTo(OfferState.AUTHENTICATED);
        }

        @Test
        void hasAnAnswerThatWasNotForeseenSeen() {
            CheckedScript checked =
                    check(TOGETHER, StopReason.UNEXPECTED_ANSWER, "9000", "31 9000 R-MAC", "9000", "BB 9000");

            assertThat(checked.furtherOpening()).isEqualTo(Bytes.ofHex("BB"));
        }

        @Test
        void rejectsAReportThatGoesOnAfterAnAnswerThatWasNotForeseen() {
            assertThatExceptionOfType(MalformedReportException.class)
                    .isThrownBy(() ->
                            check(TOGETHER, StopReason.COMPLETED, "9000", "31 9000 R-MAC", "9000", "BB 9000", "9000"))
                    .withMessageContaining("another answer to INITIALIZE UPDATE of a further channel than expected");
        }

        @Test
        void tellsARefusedSecondAuthenticationFromARefusedCommand() {
            CheckedScript checked =
                    check(TOGETHER, StopReason.UNEXPECTED_STATUS, "9000", "31 9000 R-MAC", "9000", "AA 9000", "6300");

            assertThat(checked.shortfall()).isEqualTo(EndingCode.AUTHENTICATION_REFUSED);
        }
    }

    private static CheckedScript check(SentScript sent, int unanswered, String... answers) {
        var wrapped = new ScriptedAnswers(List.of(answers));
        return CheckedScript.check(
                sent, wrapped, new ScriptReport(wrapped.encoded(), StopReason.CARD_GONE, unanswered));
    }

    static CheckedScript check(SentScript sent, StopReason stopped, String... answers) {
        var wrapped = new ScriptedAnswers(List.of(answers));
        return CheckedScript.check(sent, wrapped, new ScriptReport(wrapped.encoded(), stopped, null));
    }

    static PlannedCommand planned(String name, String... success) {
        List<StatusWord> words = success.length == 0
                ? List.of(StatusWord.SUCCESS)
                : List.of(success).stream().map(StatusWord::parse).toList();
        return new PlannedCommand(
                name, new CommandApdu(0x80, 0xF2, 0, 0, Bytes.EMPTY, 0), Duration.ofSeconds(5), words);
    }
}
