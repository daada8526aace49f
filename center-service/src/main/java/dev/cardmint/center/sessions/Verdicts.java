package dev.cardmint.center.sessions;

import dev.cardmint.center.cards.CardProductionLifeCycle;
import dev.cardmint.center.personalization.ChipSituation;
import dev.cardmint.center.personalization.ChipSituation.KeysInUse;
import dev.cardmint.center.personalization.IssueScript;
import dev.cardmint.center.personalization.PutKey;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.sessions.SessionScripts.Planned;
import dev.cardmint.center.sessions.Verdict.Freed;
import dev.cardmint.center.sessions.Verdict.FurtherAsked;
import dev.cardmint.center.sessions.Verdict.Identified;
import dev.cardmint.center.sessions.Verdict.InDoubt;
import dev.cardmint.center.sessions.Verdict.Issued;
import dev.cardmint.center.sessions.Verdict.Locked;
import dev.cardmint.center.sessions.Verdict.Next;
import dev.cardmint.center.sessions.Verdict.NotRetired;
import dev.cardmint.center.sessions.Verdict.Retired;
import dev.cardmint.center.sessions.Verdict.Unlocked;
import dev.cardmint.center.sessions.Verdict.Unwritten;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.StopReason;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Concludes each stage of a card session from what the chip proved. Nothing here trusts a status word without a MAC.
 */
final class Verdicts {

    private static final Set<EndingCode> REFUSALS = EnumSet.of(EndingCode.CARD_REFUSED, EndingCode.ANSWER_LOST);

    private Verdicts() {}

    /**
     * The last writing of the same record to the same chip, as far as its reports got.
     *
     * @param allButLastProved every command but the last one was proved
     * @param stopped why its base stopped, or {@code null} if it never reported
     */
    record EarlierWriting(
            boolean allButLastProved, @Nullable StopReason stopped) {

        static final EarlierWriting NONE = new EarlierWriting(false, null);

        boolean wasRefused() {
            return stopped == StopReason.UNEXPECTED_STATUS;
        }
    }

    /** Concludes IDENTIFY. */
    static Verdict ofIdentifying(CheckedScript checked) {
        UnwrappedResponse lifeCycleData = checked.answerTo(IdentityScript.CPLC);
        UnwrappedResponse cardData = checked.answerTo(IdentityScript.CARD_DATA);
        if (lifeCycleData == null || cardData == null || !checked.provesEverything()) {
            return new Unwritten(unidentified(checked), checked.refusal());
        }
        if (!SecureChannelData.hasRandomChallenges(cardData.data())) {
            return new Unwritten(EndingCode.NOT_TOLD_APART, null);
        }
        try {
            return new Identified(
                    CardProductionLifeCycle.parse(lifeCycleData.data()).identity(), lifeCycleData.data());
        } catch (IllegalArgumentException e) {
            return new Unwritten(EndingCode.NOT_IDENTIFIED, null);
        }
    }

    private static EndingCode unidentified(CheckedScript checked) {
        if (checked.refusal() != null) {
            EndingCode shortfall = checked.shortfall();
            return shortfall == EndingCode.AUTHENTICATION_REFUSED ? shortfall : EndingCode.NOT_IDENTIFIED;
        }
        return checked.stopped() == StopReason.COMPLETED ? EndingCode.NOT_IDENTIFIED : EndingCode.NOT_ASKED;
    }

    /**
     * Concludes WRITE and START_OVER.
     *
     * @param proof what such a card can prove
     */
    static Verdict ofWriting(Proof proof, Planned planned, CheckedScript checked) {
        return switch (proof) {
            case PROVED -> ofWriting(checked, planned.keyConfirmation());
            case RECEIVED -> ofUnprovedWriting(checked);
            case COMPARED, NONE -> ofComparing(checked, Objects.requireNonNull(planned.readBack()));
        };
    }

    /**
     * Concludes START_OVER. A card that cannot prove itself empty is not wiped: where it refuses, two people decide.
     */
    static Verdict ofStartingOver(Proof proof, Planned planned, CheckedScript checked) {
        Verdict verdict = ofWriting(proof, planned, checked);
        boolean refused = verdict instanceof InDoubt inDoubt && REFUSALS.contains(inDoubt.code());
        return refused && proof != Proof.PROVED ? new InDoubt(EndingCode.REFUSED_AGAIN, checked.refusal()) : verdict;
    }

    /** Concludes WRITE and START_OVER of a card whose answers carry no MAC: only new keys show what it received. */
    static Verdict ofUnprovedWriting(CheckedScript checked) {
        Bytes further = checked.furtherOpening();
        return further == null ? inDoubt(checked) : new FurtherAsked(further);
    }

    /**
     * Concludes WRITE and START_OVER of a card that proves every command.
     *
     * @param keyConfirmation what PUT KEY must answer, or {@code null} where no keys are put
     */
    static Verdict ofWriting(CheckedScript checked, PutKey.@Nullable Response keyConfirmation) {
        if (!checked.provesFirstPart()) {
            return inDoubt(checked);
        }
        if (keyConfirmation != null && !confirms(checked.answerTo(IssueScript.PUT_KEY), keyConfirmation)) {
            return new InDoubt(EndingCode.KEYS_NOT_CONFIRMED, null);
        }
        Bytes further = checked.furtherOpening();
        return further == null ? ofPersonalizing(checked) : new FurtherAsked(further);
    }

    /**
     * What a card that can prove nothing is asked to give back.
     *
     * @param number the command that gives the chip its number: without it the card cannot be found again
     * @param expected what commands must answer that read, by their place
     */
    record ReadBack(String number, Map<Integer, Bytes> expected) {

        ReadBack {
            expected = Map.copyOf(expected);
        }
    }

    /**
     * Concludes WRITE and START_OVER of a card that can prove nothing: everything was answered with success, and what
     * was read back is what was written, as far as the base says.
     */
    static Verdict ofComparing(CheckedScript checked, ReadBack readBack) {
        if (!checked.succeeded(readBack.number())) {
            return new InDoubt(EndingCode.NUMBER_NOT_WRITTEN, checked.refusal());
        }
        if (!checked.isComplete() || readBack.expected().isEmpty()) {
            return inDoubt(checked);
        }
        return isSame(checked, readBack)
                ? new Issued(EndingCode.COMPARED, Proof.COMPARED)
                : new InDoubt(EndingCode.READ_BACK_DIFFERS, null);
    }

    private static boolean isSame(CheckedScript checked, ReadBack readBack) {
        return readBack.expected().entrySet().stream()
                .allMatch(each -> checked.answers().get(each.getKey()).data().equals(each.getValue()));
    }

    /** Concludes PERSONALIZE. */
    static Verdict ofPersonalizing(CheckedScript checked) {
        return checked.provesEverything() ? new Issued(EndingCode.ISSUED, Proof.PROVED) : inDoubt(checked);
    }

    private static boolean confirms(@Nullable UnwrappedResponse answer, PutKey.Response expected) {
        try {
            return answer != null && PutKey.Response.parse(answer.data()).equals(expected);
        } catch (MalformedResponseException e) {
            return false;
        }
    }

    /**
     * Concludes READ_STATUS: the card is complete, or is written again, or, having refused before, is wiped.
     *
     * @param opened how the chip's keys were found when the channel was opened
     */
    static Verdict ofReading(
            CheckedScript checked, ChipSituation opened, GlobalPlatformTerms profile, EarlierWriting earlier) {
        ChipStatus status = ChipStatus.read(checked, profile);
        if (status == null) {
            return inDoubt(checked);
        }
        if (status.isComplete(profile) && opened.keysInUse() == KeysInUse.ISSUER && earlier.allButLastProved()) {
            return new Issued(EndingCode.CONFIRMED, Proof.PROVED);
        }
        if (status.lifeCycle().compareTo(CardLifeCycle.SECURED) > 0) {
            return new InDoubt(EndingCode.CARD_LOCKED, null);
        }
        var found = new ChipSituation(opened.keysInUse(), status.present(), status.lifeCycle());
        return new Next(earlier.wasRefused() ? Stage.WIPE : Stage.START_OVER, found);
    }

    /**
     * Concludes RETIRE.
     *
     * @param proof what such a card can prove: the success of a command, or not even that
     */
    static Verdict ofRetiring(CheckedScript checked, Proof proof, GlobalPlatformTerms profile) {
        UnwrappedResponse end = checked.answerTo(RetireScript.END);
        ChipStatus before = ChipStatus.read(checked, profile);
        if (proof == Proof.PROVED && end != null && end.rMacVerified() && checked.isComplete()) {
            return new Retired(EndingCode.RETIRED, Proof.PROVED, before);
        }
        return proof != Proof.PROVED && checked.isComplete()
                ? new Retired(EndingCode.RETIRED, Proof.NONE, before)
                : new NotRetired(EndingCode.NOT_RETIRED, checked.refusal());
    }

    /** Concludes RETIRE of a card with files: what it held is overwritten, as far as the base says. */
    static Verdict ofErasing(CheckedScript checked, ReadBack readBack) {
        return checked.isComplete() && isSame(checked, readBack)
                ? new Retired(EndingCode.RETIRED, Proof.COMPARED, null)
                : new NotRetired(EndingCode.NOT_RETIRED, checked.refusal());
    }

    /** Concludes LOCK: what the card says of itself counts, not whether it took the command this time. */
    static Verdict ofLocking(CheckedScript checked) {
        return proves(checked, CardLifeCycle.CARD_LOCKED)
                ? new Locked()
                : new NotRetired(EndingCode.NOT_LOCKED, checked.refusal());
    }

    /** Concludes UNLOCK, alike. */
    static Verdict ofUnlocking(CheckedScript checked, GlobalPlatformTerms profile) {
        return proves(checked, profile.lifeCycle())
                ? new Unlocked()
                : new NotRetired(EndingCode.NOT_UNLOCKED, checked.refusal());
    }

    private static boolean proves(CheckedScript checked, CardLifeCycle state) {
        return state == ChipStatus.lifeCycle(checked);
    }

    /** Concludes WIPE: what a card refuses there, it refuses again. */
    static Verdict ofWiping(CheckedScript checked) {
        if (checked.provesEverything()) {
            return new Freed(EndingCode.WIPED);
        }
        return checked.refusal() == null
                ? inDoubt(checked)
                : new InDoubt(EndingCode.WIPE_NOT_PROVED, checked.refusal());
    }

    private static InDoubt inDoubt(CheckedScript checked) {
        return new InDoubt(checked.shortfall(), checked.refusal());
    }
}
