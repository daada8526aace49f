package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.sessions.SessionOpening.ProvedChip;
import dev.cardmint.center.sessions.SessionScripts.Planned;
import dev.cardmint.center.sessions.Verdict.InDoubt;
import dev.cardmint.center.sessions.Verdict.Next;
import dev.cardmint.center.sessions.persistence.CardSessionRow;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Position;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Progress;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Subject;
import dev.cardmint.center.sessions.persistence.CardSessionRows;
import dev.cardmint.center.sessions.persistence.OfferRow;
import dev.cardmint.center.sessions.persistence.ScriptReportRow;
import dev.cardmint.center.sessions.persistence.ScriptReportRows;
import dev.cardmint.center.web.IdempotencyKeys;
import dev.cardmint.center.web.IdempotencyScope;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionAnswer;
import dev.cardmint.model.relay.SessionRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Card sessions. Everything that a script presupposes is committed before the script leaves; everything that an answer
 * proves is committed before the next word to the base. The state between requests lies in the database, sealed, so any
 * center node can take the next one.
 */
@Service
public class CardSessions {

    private final Offers offers;
    private final SessionOpening opening;
    private final SessionSubjects subjects;
    private final SessionScripts scripts;
    private final SessionEndings endings;
    private final KeyVault vault;
    private final CardSessionRows rows;
    private final ScriptReportRows reports;
    private final IdempotencyKeys idempotency;
    private final AuditLog audit;
    private final Clock clock;

    CardSessions(
            Offers offers,
            SessionOpening opening,
            SessionSubjects subjects,
            SessionScripts scripts,
            SessionEndings endings,
            KeyVault vault,
            CardSessionRows rows,
            ScriptReportRows reports,
            IdempotencyKeys idempotency,
            AuditLog audit,
            Clock clock) {
        this.offers = offers;
        this.opening = opening;
        this.subjects = subjects;
        this.scripts = scripts;
        this.endings = endings;
        this.vault = vault;
        this.rows = rows;
        this.reports = reports;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens a session with what the chip answered to an offer's opening, and releases the first script. */
    @Transactional(noRollbackFor = AttemptEndedException.class)
    public SessionAnswer open(Caller caller, IdempotencyScope scope, SessionRequest request) {
        UUID repeated = idempotency.claim(scope);
        if (repeated != null) {
            return answer(lockOwn(caller, repeated));
        }
        OfferRow offer = offers.lock(caller, request.offer());
        if (!offer.isOpen(clock.instant())) {
            throw new ProblemException(
                    ProblemType.OFFER_VOID,
                    "This attempt has ended. Nothing was written. Take the card out and insert it again.");
        }
        CardTypeProfile profile = offers.profileOf(offer);
        ProvedChip chip = opening.open(caller, offer, profile, request.report());
        try (SecureChannel channel = chip.channel()) {
            Subject subject = subjects.bind(caller, offer, profile, chip.identity());
            offer.become(OfferState.USED);
            UUID id = UUID.randomUUID();
            Stage first = subject.operation() == Operation.ISSUE ? Stage.WRITE : Stage.READ_STATUS;
            Released script = prepare(id, subject, channel, 1, new Next(first, chip.situation()));
            var session = rows.save(new CardSessionRow(id, offer.id(), subject, script.position(), clock.instant()));
            audit.append(entry(AuditKind.SESSION_OPENED, caller, session).detail("operation", subject.operation()));
            idempotency.remember(scope, id);
            return release(caller, session, script, channel);
        }
    }

    /** A script that is about to leave, and where the session then stands. */
    private record Released(Position position, SentScript sent) {}

    private Released prepare(UUID id, Subject subject, SecureChannel channel, int step, Next next) {
        SentScript sent = scripts.plan(subject, next.stage(), next.situation(), Position.authenticates(step))
                .sent();
        byte[] sealed = vault.sealChannel(channel, sealContext(id, step));
        return new Released(new Position(step, next.stage(), next.situation(), sent.size(), sealed), sent);
    }

    private SessionAnswer release(Caller caller, CardSessionRow session, Released script, SecureChannel channel) {
        audit.append(entry(AuditKind.SCRIPT_RELEASED, caller, session)
                .detail("step", script.position().step())
                .detail("stage", script.position().stage())
                .detail("commands", script.sent().size()));
        return script(session, script.sent(), channel);
    }

    private SessionAnswer script(CardSessionRow session, SentScript sent, SecureChannel channel) {
        Duration timeLimit = scripts.profile(session.subject()).timeLimits().standard();
        return new SessionAnswer(session.id(), session.step(), sent.toScript(sent.wrap(channel), timeLimit), null);
    }

    /** Takes the report of a script, concludes from what the chip proved, and answers with what comes next. */
    @Transactional
    public SessionAnswer report(Caller caller, IdempotencyScope scope, UUID id, int step, ScriptReport report) {
        UUID repeated = idempotency.claim(scope);
        CardSessionRow session = lockOwn(caller, id);
        if (repeated != null) {
            return answer(session);
        }
        if (session.ending() != null || session.step() != step) {
            throw outOfOrder(session);
        }
        idempotency.remember(scope, id);
        reports.save(new ScriptReportRow(id, step, report, clock.instant()));
        audit.append(entry(AuditKind.SCRIPT_DELIVERED, caller, session).detail("step", step));
        return conclude(caller, session, report);
    }

    private SessionAnswer conclude(Caller caller, CardSessionRow session, ScriptReport report) {
        Position position = session.position();
        Planned planned = scripts.plan(session.subject(), position);
        try (SecureChannel channel =
                vault.unsealChannel(position.channel(), sealContext(session.id(), position.step()))) {
            CheckedScript checked =
                    CheckedScript.check(planned.sent(), planned.sent().wrap(channel), report);
            note(caller, session, checked);
            Verdict verdict = verdict(session, position, planned, checked);
            if (verdict instanceof Next next) {
                subjects.resume(session.subject());
                Released script = prepare(session.id(), session.subject(), channel, position.step() + 1, next);
                session.release(script.position());
                return release(caller, session, script, channel);
            }
            endings.apply(caller, session, verdict);
        } catch (ChannelIntegrityException e) {
            audit.append(
                    entry(AuditKind.SECURE_CHANNEL_VIOLATED, caller, session).detail("step", position.step()));
            offers.get(session.offerId()).become(OfferState.UNFINISHED);
            endings.apply(caller, session, new InDoubt(EndingCode.CHANNEL_VIOLATED, null));
        }
        return answer(session);
    }

    private void note(Caller caller, CardSessionRow session, CheckedScript checked) {
        session.progress(new Progress(checked.rMacs(), checked.provedThrough(), checked.stopped()));
        if (checked.sent().authenticates()) {
            OfferState state = checked.authenticated() ? OfferState.AUTHENTICATED : OfferState.UNFINISHED;
            offers.get(session.offerId()).become(state);
        }
        audit.append(entry(AuditKind.SCRIPT_RESULT, caller, session)
                .detail("step", session.step())
                .detail("stopped", checked.stopped())
                .detail("answers", checked.answers().size())
                .detail("rMacsVerified", checked.rMacs())
                .detail("provedThrough", checked.provedThrough()));
    }

    private Verdict verdict(CardSessionRow session, Position position, Planned planned, CheckedScript checked) {
        return switch (position.stage()) {
            case WRITE, START_OVER -> Verdicts.ofWriting(checked, planned.keyConfirmation());
            case READ_STATUS ->
                Verdicts.ofReading(
                        checked,
                        position.situation(),
                        scripts.profile(session.subject()).application().instance(),
                        subjects.earlierWriting(session.subject()));
            case WIPE -> Verdicts.ofWiping(checked);
        };
    }

    /** What the base is told now; made again from the session when a request is repeated. */
    private SessionAnswer answer(CardSessionRow session) {
        if (session.ending() != null) {
            return new SessionAnswer(session.id(), session.step(), null, endings.outcome(session));
        }
        Position position = session.position();
        Planned planned = scripts.plan(session.subject(), position);
        try (SecureChannel channel =
                vault.unsealChannel(position.channel(), sealContext(session.id(), position.step()))) {
            return script(session, planned.sent(), channel);
        }
    }

    private CardSessionRow lockOwn(Caller caller, UUID id) {
        CardSessionRow session = rows.findWithLockById(id);
        if (session == null
                || !session.subject().terminal().equals(caller.terminalId())
                || !session.subject().operator().equals(caller.requireOperator().username())) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "No such card session at this terminal for this operator.");
        }
        return session;
    }

    private static ProblemException outOfOrder(CardSessionRow session) {
        return new ProblemException(
                ProblemType.STEP_OUT_OF_ORDER,
                session.isSuperseded()
                        ? "The same card was inspected in a later session. Nothing more can be reported for this one."
                        : "The card session is not at this step. Put the same card back; we will check it.");
    }

    private static AuditEntry entry(AuditKind kind, Caller caller, CardSessionRow session) {
        Subject subject = session.subject();
        return AuditEntry.of(kind)
                .by(caller)
                .session(session.id())
                .record(subject.record())
                .chip(subject.chip());
    }

    private static String sealContext(UUID session, int step) {
        return "card-session/%s/%d".formatted(session, step);
    }
}
