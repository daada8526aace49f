package dev.cardmint.center.sessions;

import dev.cardmint.center.sessions.SessionScripts.Planned;
import dev.cardmint.center.sessions.Verdict.Closed;
import dev.cardmint.center.sessions.Verdict.InDoubt;
import dev.cardmint.center.sessions.Verdict.NotRetired;
import dev.cardmint.center.sessions.Verdict.Unwritten;
import dev.cardmint.center.sessions.persistence.CardSessionRow;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Position;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Proof;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which verdict the stage of a session comes to. */
@Component
class Conclusions {

    private final SessionSubjects subjects;

    Conclusions(SessionSubjects subjects) {
        this.subjects = subjects;
    }

    Verdict of(CardSessionRow session, Planned planned, CheckedScript checked) {
        Position position = session.position();
        Proof proof = planned.profile().proof();
        return switch (position.stage()) {
            case IDENTIFY -> Verdicts.ofIdentifying(checked);
            case PERSONALIZE -> Verdicts.ofPersonalizing(checked);
            case WRITE -> Verdicts.ofWriting(proof, planned, checked);
            case START_OVER -> Verdicts.ofStartingOver(proof, planned, checked);
            case CONFIRM -> confirmed(session);
            case READ_STATUS ->
                Verdicts.ofReading(
                        checked,
                        position.situation(),
                        planned.profile().globalPlatform(),
                        subjects.earlierWriting(session.subject()));
            case LOCK -> Verdicts.ofLocking(checked);
            case UNLOCK -> Verdicts.ofUnlocking(checked, planned.profile().globalPlatform());
            case RETIRE ->
                planned.readBack() == null
                        ? Verdicts.ofRetiring(checked, proof, planned.profile().globalPlatform())
                        : Verdicts.ofErasing(checked, planned.readBack());
            case WIPE -> Verdicts.ofWiping(checked);
        };
    }

    /** An answer whose protection does not hold proves nothing, and neither do those after it. */
    static Verdict ofViolation(CardSessionRow session) {
        return ofEnding(session, EndingCode.IDENTITY_ALTERED, EndingCode.CHANNEL_VIOLATED);
    }

    /** No report came in time: whatever the script did, nothing more will be heard of it. */
    static Verdict ofSilence(CardSessionRow session) {
        return ofEnding(session, EndingCode.NOT_ASKED, EndingCode.NOT_REPORTED);
    }

    private static Verdict ofEnding(CardSessionRow session, EndingCode unwritten, EndingCode inDoubt) {
        return switch (session.position().stage()) {
            case IDENTIFY -> new Unwritten(unwritten, null);
            case CONFIRM -> confirmed(session);
            case LOCK, UNLOCK, RETIRE -> new NotRetired(inDoubt, null);
            case WRITE, READ_STATUS, START_OVER, PERSONALIZE, WIPE -> new InDoubt(inDoubt, null);
        };
    }

    /** What the new keys showed was written down before; nothing that comes after adds to it or takes from it. */
    private static Closed confirmed(CardSessionRow session) {
        boolean inspected = session.subject().operation() == Operation.INSPECT;
        return new Closed(inspected ? EndingCode.CONFIRMED : EndingCode.ISSUED, Proof.RECEIVED);
    }

    /** What an authentication is counted as, or {@code null} if none was begun or ended. */
    static @Nullable OfferState authentication(Stage stage, CheckedScript checked) {
        return stage == Stage.CONFIRM ? confirmation(checked) : checked.authentication();
    }

    /** No MAC ever tells whether the card took this authentication: what it is counted as is the base's word. */
    private static OfferState confirmation(CheckedScript checked) {
        return checked.isComplete() ? OfferState.AUTHENTICATED : OfferState.UNFINISHED;
    }
}
