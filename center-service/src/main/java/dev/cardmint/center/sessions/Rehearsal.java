package dev.cardmint.center.sessions;

import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.ChipSituation;
import dev.cardmint.center.personalization.IssueScript;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.sessions.SentScript.Protection;
import dev.cardmint.center.sessions.SessionOpening.ProvedChip;
import dev.cardmint.center.sessions.SessionScripts.Planned;
import dev.cardmint.center.sessions.Verdict.Closed;
import dev.cardmint.center.sessions.Verdict.FurtherAsked;
import dev.cardmint.center.sessions.Verdict.Identified;
import dev.cardmint.center.sessions.Verdict.InDoubt;
import dev.cardmint.center.sessions.Verdict.Issued;
import dev.cardmint.center.sessions.Verdict.Next;
import dev.cardmint.center.sessions.Verdict.Unwritten;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Opened;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Position;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Subject;
import dev.cardmint.center.sessions.persistence.OfferRow;
import dev.cardmint.center.sessions.persistence.OfferRow.Terms;
import dev.cardmint.center.sessions.persistence.RecognitionRow;
import dev.cardmint.center.sessions.persistence.RecognitionRow.Found;
import dev.cardmint.center.sessions.persistence.RecognitionRow.Place;
import dev.cardmint.center.sessions.persistence.RecognitionRow.ProfileKey;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.ScriptReport;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Issues one card in memory: opened, planned, wrapped and judged as over a base, by the same code, and written down
 * nowhere. The card is at hand, its keys are drill keys that nothing else has.
 */
public final class Rehearsal {

    private static final UUID NOWHERE = new UUID(0, 0);
    private static final byte[] UNSEALED = new byte[0];

    private final Caller caller;
    private final CardTypeProfile profile;
    private final KeyVault vault;
    private final IssueScript issueScript;
    private final SessionOpening opening;

    /** Takes what it works with; the vault's key sets are for drills. */
    public Rehearsal(Caller caller, CardTypeProfile profile, KeyVault vault, IssueScript issueScript) {
        this.caller = caller;
        this.profile = profile;
        this.vault = vault;
        this.issueScript = issueScript;
        var forgotten = new ForgottenLog();
        opening = new SessionOpening(vault, forgotten, new FileSystemOpening(vault, forgotten));
    }

    /**
     * Issues data to a blank.
     *
     * @param transportKeys the profile's set that the blank seems to have
     * @param hostChallenges as long as the card type wants them: for the first channel, and for a further one
     * @throws ProblemException if the key sets do not go with the card type; nothing is sent then
     */
    public Rehearsed issue(
            ApduChannel card, PersonalizationData data, String transportKeys, HostChallenges hostChallenges) {
        new KeyChecks(vault).require(profile, transportKeys, Purpose.DRILL);
        byte[] stored = data.serialize();
        try (var run = new Run(card, stored, transportKeys, hostChallenges)) {
            return run.toTheEnd();
        } finally {
            Arrays.fill(stored, (byte) 0);
        }
    }

    /** What a center draws for a session. */
    public record HostChallenges(Bytes first, Bytes further) {}

    /** One session. */
    private final class Run implements AutoCloseable {

        private final RehearsedCard card;
        private final SessionScripts scripts;
        private final Terms terms;
        private final Bytes furtherChallenge;
        private @Nullable SecureChannel channel;
        private int step = 1;

        Run(ApduChannel card, byte[] stored, String transportKeys, HostChallenges challenges) {
            this.card = new RehearsedCard(card);
            scripts = new SessionScripts(
                    new OneProfile(profile),
                    id -> PersonalizationData.parse(stored),
                    id -> PersonalizationData.parse(stored),
                    issueScript,
                    vault);
            terms = new Terms(
                    caller.terminalId(),
                    caller.requireOperator().username(),
                    Purpose.DRILL,
                    Operation.ISSUE,
                    NOWHERE,
                    null,
                    transportKeys,
                    challenges.first(),
                    null);
            furtherChallenge = challenges.further();
        }

        Rehearsed toTheEnd() {
            ProvedChip chip;
            try {
                chip = open();
            } catch (ProblemException e) {
                return ended(
                        null,
                        new Outcome(
                                Outcome.Result.UNISSUED,
                                Proof.NONE,
                                0,
                                e.type().name(),
                                String.valueOf(e.getMessage())));
            }
            channel = chip.channel();
            var opened = new Opened(chip.transportKeys(), chip.opening(), furtherChallenge);
            return ended(option(opened), outcome(run(subject(chip), opened, chip.situation())));
        }

        private ProvedChip open() {
            var script = SentScript.of(
                    Protection.CLEAR, OpeningScript.of(profile, terms).commands());
            ScriptReport report = card.send(0, script, script.wrap(List.of()));
            return opening.open(caller, offer(), profile, report);
        }

        private OfferRow offer() {
            var place = new Place(terms.terminal(), terms.operator(), "none");
            var recognition = new RecognitionRow(
                    NOWHERE,
                    place,
                    new Found(new ProfileKey(profile.profile(), profile.version()), terms.transportKeys()),
                    null,
                    Instant.MAX);
            return new OfferRow(NOWHERE, recognition, terms, Instant.EPOCH, Instant.MAX);
        }

        private Subject subject(ProvedChip chip) {
            var subject = new Subject(
                    terms.terminal(),
                    terms.operator(),
                    Operation.ISSUE,
                    Purpose.DRILL,
                    NOWHERE,
                    null,
                    new ProfileKey(profile.profile(), profile.version()));
            return chip.identity() == null ? subject : subject.identified(chip.identity());
        }

        private Verdict run(Subject first, Opened opened, ChipSituation situation) {
            Subject subject = first;
            Next next = CardSessions.first(subject, profile, situation);
            while (true) {
                Planned planned = scripts.plan(
                        subject,
                        opened,
                        new Position(step, next.stage(), next.situation(), next.lengths(), 0, UNSEALED));
                Verdict verdict = exchange(next.stage(), planned);
                if (verdict instanceof Identified identified) {
                    subject = subject.identified(identified.identity());
                    next = CardSessions.first(subject, profile, situation);
                } else if (verdict instanceof FurtherAsked asked) {
                    Stage stage = profile.proof() == Proof.PROVED ? Stage.PERSONALIZE : Stage.CONFIRM;
                    if (!goOnIn(Objects.requireNonNull(planned.further()), opened, asked.answer())) {
                        return new InDoubt(
                                stage == Stage.CONFIRM
                                        ? EndingCode.KEYS_NOT_CONFIRMED
                                        : EndingCode.APPLICATION_NOT_AUTHENTIC,
                                null);
                    }
                    next = new Next(stage, situation);
                } else {
                    return verdict;
                }
                step++;
            }
        }

        private Verdict exchange(Stage stage, Planned planned) {
            FurtherChannel further = planned.further();
            try (var channels = new Channels(
                    channel, further != null && planned.bringsFurther() ? opening.foreseen(further) : null)) {
                return verdict(stage, planned, card.exchange(step, planned.sent(), channels));
            } catch (ChannelIntegrityException e) {
                return stage == Stage.IDENTIFY
                        ? new Unwritten(EndingCode.IDENTITY_ALTERED, null)
                        : new InDoubt(EndingCode.CHANNEL_VIOLATED, null);
            }
        }

        private Verdict verdict(Stage stage, Planned planned, CheckedScript checked) {
            return switch (stage) {
                case IDENTIFY -> Verdicts.ofIdentifying(checked);
                case WRITE -> Verdicts.ofWriting(profile.proof(), planned, checked);
                case PERSONALIZE -> Verdicts.ofPersonalizing(checked);
                case CONFIRM -> new Closed(EndingCode.ISSUED, Proof.RECEIVED);
                case READ_STATUS, START_OVER, LOCK, UNLOCK, RETIRE, WIPE ->
                    throw new IllegalStateException("A blank is issued, not " + stage);
            };
        }

        private boolean goOnIn(FurtherChannel further, Opened opened, Bytes answer) {
            try {
                SecureChannel next =
                        opening.openFurther(caller, further, Objects.requireNonNull(option(opened)), answer);
                close();
                channel = next;
                return true;
            } catch (CardCryptogramMismatchException | MalformedResponseException e) {
                return false;
            }
        }

        private @Nullable ChannelOption option(Opened opened) {
            return profile.technology() instanceof GlobalPlatformTerms terms
                    ? opened.answer(terms.expectedOption()).option()
                    : null;
        }

        private Outcome outcome(Verdict verdict) {
            if (verdict instanceof Issued issued) {
                boolean unproved = issued.proof() == Proof.COMPARED;
                return outcome(
                        unproved ? Outcome.Result.ISSUED_UNPROVED : Outcome.Result.ISSUED,
                        issued.proof(),
                        issued.code());
            } else if (verdict instanceof Closed closed) {
                return outcome(Outcome.Result.ISSUED, closed.proof(), closed.code());
            } else if (verdict instanceof Unwritten unwritten) {
                return outcome(Outcome.Result.UNISSUED, Proof.NONE, unwritten.code());
            } else if (verdict instanceof InDoubt inDoubt) {
                return outcome(Outcome.Result.IN_DOUBT, Proof.NONE, inDoubt.code());
            }
            throw new IllegalStateException("An issue does not end so");
        }

        private Outcome outcome(Outcome.Result result, Proof proof, EndingCode code) {
            return new Outcome(result, proof, card.rMacs(), code.name(), code.words());
        }

        private Rehearsed ended(@Nullable ChannelOption option, Outcome outcome) {
            return new Rehearsed(card.exchanges(), option, outcome, card.roundTrips());
        }

        @Override
        public void close() {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
