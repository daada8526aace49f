package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.sessions.SessionScripts.Planned;
import dev.cardmint.center.sessions.Verdict.Next;
import dev.cardmint.center.sessions.persistence.CardSessionRow;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Opened;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Position;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Subject;
import dev.cardmint.model.relay.SessionAnswer;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Wraps scripts in the channels that they go through. A channel's state from before waits in the session's row, sealed,
 * so that any center node can make the same script again and verify its answers.
 */
@Component
class ScriptRelease {

    private static final byte[] NO_CHANNEL = new byte[0];

    private final SessionScripts scripts;
    private final SessionOpening opening;
    private final KeyVault vault;
    private final AuditLog audit;

    ScriptRelease(SessionScripts scripts, SessionOpening opening, KeyVault vault, AuditLog audit) {
        this.scripts = scripts;
        this.opening = opening;
        this.vault = vault;
        this.audit = audit;
    }

    /** A script that is about to leave, and where its session then stands. */
    record Ready(UUID session, Position position, Planned planned) {}

    /** Makes the first script of a session ready. */
    Ready first(Subject subject, Opened opened, @Nullable SecureChannel channel, Next next) {
        UUID session = UUID.randomUUID();
        Position position = position(session, channel, 1, next);
        return ready(session, position, scripts.plan(subject, opened, position));
    }

    /** Makes the next script of a session ready. */
    Ready next(CardSessionRow session, @Nullable SecureChannel channel, Next next) {
        Position position = position(session.id(), channel, session.step() + 1, next);
        return ready(session.id(), position, scripts.plan(session.subject(), session.opened(), position));
    }

    /** The same where it has been planned already. */
    Ready next(CardSessionRow session, SecureChannel channel, Next next, Planned planned) {
        return ready(session.id(), position(session.id(), channel, session.step() + 1, next), planned);
    }

    private Position position(UUID session, @Nullable SecureChannel channel, int step, Next next) {
        byte[] sealed = channel == null ? NO_CHANNEL : vault.sealChannel(channel, sealContext(session, step));
        return new Position(step, next.stage(), next.situation(), next.lengths(), 0, sealed);
    }

    private static Ready ready(UUID session, Position position, Planned planned) {
        return new Ready(session, position.of(planned.sent().size()), planned);
    }

    /** Lets a script leave that its session's row knows of. */
    SessionAnswer release(Caller caller, CardSessionRow session, Ready ready, @Nullable SecureChannel channel) {
        audit.append(SessionEntries.of(AuditKind.SCRIPT_RELEASED, caller, session)
                .detail("step", ready.position().step())
                .detail("stage", ready.position().stage())
                .detail("commands", ready.planned().sent().size()));
        return answer(session, ready.planned(), channel);
    }

    /** The script that is out, once more. */
    SessionAnswer again(CardSessionRow session) {
        try (SecureChannel channel = channel(session)) {
            return answer(session, scripts.plan(session), channel);
        }
    }

    private SessionAnswer answer(CardSessionRow session, Planned planned, @Nullable SecureChannel channel) {
        Duration timeLimit = planned.profile().timeLimits().standard();
        try (Channels channels = channels(planned, channel)) {
            var script = planned.sent().toScript(channels.wrap(planned.sent()), timeLimit);
            return new SessionAnswer(session.id(), session.step(), script, null);
        }
    }

    /** The channels of a script: the session's, which its owner closes, and a further one that goes out with it. */
    Channels channels(Planned planned, @Nullable SecureChannel channel) {
        FurtherChannel further = planned.further();
        return new Channels(channel, further != null && planned.bringsFurther() ? opening.foreseen(further) : null);
    }

    /** A session's channel as it was before the script that is out, or {@code null} where cards have none. */
    @Nullable
    SecureChannel channel(CardSessionRow session) {
        Position position = session.position();
        return position.channel().length == 0
                ? null
                : vault.unsealChannel(position.channel(), sealContext(session.id(), position.step()));
    }

    private static String sealContext(UUID session, int step) {
        return "card-session/%s/%d".formatted(session, step);
    }
}
