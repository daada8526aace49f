package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.ChipSituation;
import dev.cardmint.center.personalization.ChipSituation.KeysInUse;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.center.sessions.ScriptRelease.Ready;
import dev.cardmint.center.sessions.SentScript.Protection;
import dev.cardmint.center.sessions.SessionOpening.ProvedChip;
import dev.cardmint.center.sessions.SessionScripts.Planned;
import dev.cardmint.center.sessions.SessionSubjects.Binding;
import dev.cardmint.center.sessions.SessionSubjects.Binding.Bound;
import dev.cardmint.center.sessions.SessionSubjects.Binding.Refused;
import dev.cardmint.center.sessions.Verdict.FurtherAsked;
import dev.cardmint.center.sessions.Verdict.Identified;
import dev.cardmint.center.sessions.Verdict.InDoubt;
import dev.cardmint.center.sessions.Verdict.Next;
import dev.cardmint.center.sessions.Verdict.Unwritten;
import dev.cardmint.center.sessions.persistence.CardSessionRow;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Opened;
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
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionAnswer;
import dev.cardmint.model.relay.SessionRequest;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final LegacyLimit legacy;
    private final SessionOpening opening;
    private final SessionSubjects subjects;
    private final SessionScripts scripts;
    private final ScriptRelease release;
    private final Conclusions conclusions;
    private final SessionEndings endings;
    private final CardSessionRows rows;
    private final ScriptReportRows reports;
    private final IdempotencyKeys idempotency;
    private final AuditLog audit;
    private final Clock clock;

    CardSessions(
            Offers offers,
            LegacyLimit legacy,
            SessionOpening opening,
            SessionSubjects subjects,
            SessionScripts scripts,
            ScriptRelease release,
            Conclusions conclusions,
            SessionEndings endings,
            CardSessionRows rows,
            ScriptReportRows reports,
            IdempotencyKeys idempotency,
            AuditLog audit,
            Clock clock) {
        this.offers = offers;
        this.legacy = legacy;
        this.opening = opening;
        this.subjects = subjects;
        this.scripts = scripts;
        this.release = release;
        this.conclusions = conclusions;
        this.endings = endings;
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
            Subject subject = subject(caller, offer, profile, chip);
            offer.become(OfferState.USED);
            var opened = new Opened(chip.transportKeys(), chip.opening(), offers.challenge(profile));
            Next first = first(subject, profile, chip.situation());
            if (first.stage() == Stage.START_OVER && legacy.isReached(profile, subject.record())) {
                offer.become(OfferState.UNFINISHED);
                throw new AttemptEndedException(ProblemType.CONFLICT, LegacyLimit.WORDS);
            }
            Ready script = release.first(subject, opened, channel, first);
            var session = rows.save(new CardSessionRow(
                    script.session(), offer.id(), subject, opened, script.position(), clock.instant()));
            audit.append(entry(AuditKind.SESSION_OPENED, caller, session).detail("operation", subject.operation()));
            if (first.stage() == Stage.CONFIRM) {
                endings.received(caller, session);
            } else if (first.stage() == Stage.START_OVER) {
                subjects.resume(subject);
            }
            idempotency.remember(scope, session.id());
            return release.release(caller, session, script, channel);
        }
    }

    /** Binds the chip if it proved which one it is; otherwise it is asked first. */
    private Subject subject(Caller caller, OfferRow offer, CardTypeProfile profile, ProvedChip chip) {
        ChipIdentity identity = chip.identity();
        if (identity == null) {
            return subjects.unidentified(offer, profile);
        }
        Binding binding = subjects.bind(caller, offer, profile, identity, claim(offer, profile, identity));
        if (binding instanceof Refused refused) {
            // The chip authenticated and is refused all the same: what was begun stays unfinished.
            offer.become(OfferState.UNFINISHED);
            throw new AttemptEndedException(refused.type(), refused.words());
        }
        return ((Bound) binding).subject();
    }

    /** What the chip will be found by: what it answered in the clear, or the number that is written to it now. */
    private static @Nullable String claim(OfferRow offer, CardTypeProfile profile, ChipIdentity identity) {
        return profile.technology() instanceof FileSystemTerms ? identity.value() : offer.claim();
    }

    /**
     * What a session does first. Of a chip in doubt that can prove nothing of its contents, its keys tell what it
     * received: everything if they are the new ones, and otherwise it starts over.
     */
    static Next first(Subject subject, CardTypeProfile profile, ChipSituation situation) {
        if (subject.chip() == null) {
            return new Next(Stage.IDENTIFY, situation);
        }
        return switch (subject.operation()) {
            case ISSUE, REISSUE -> new Next(Stage.WRITE, situation);
            case RETIRE -> new Next(Stage.RETIRE, situation);
            case LOCK -> new Next(Stage.LOCK, situation);
            case UNLOCK -> new Next(Stage.UNLOCK, situation);
            case INSPECT -> inspecting(profile, situation);
        };
    }

    private static Next inspecting(CardTypeProfile profile, ChipSituation situation) {
        return switch (profile.proof()) {
            case PROVED -> new Next(Stage.READ_STATUS, situation);
            case RECEIVED ->
                situation.keysInUse() == KeysInUse.ISSUER
                        ? new Next(Stage.CONFIRM, situation)
                        : new Next(Stage.START_OVER, situation.withAll(profile.globalPlatform()));
            case COMPARED, NONE -> new Next(Stage.START_OVER, situation);
        };
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
        Planned planned = scripts.plan(session);
        reports.save(new ScriptReportRow(id, step, kept(planned.profile(), report), clock.instant()));
        audit.append(entry(AuditKind.SCRIPT_DELIVERED, caller, session).detail("step", step));
        return conclude(caller, session, planned, report);
    }

    /** Answers that nothing encrypts may hold what was read back, personal data: of them the status words are kept. */
    private static ScriptReport kept(CardTypeProfile profile, ScriptReport report) {
        return profile.proof() == Proof.COMPARED
                ? new ScriptReport(
                        report.answers().stream().map(CardSessions::statusWord).toList(),
                        report.stopped(),
                        report.unanswered())
                : report;
    }

    private static Bytes statusWord(Bytes answer) {
        return answer.slice(answer.size() - 2, answer.size());
    }

    private SessionAnswer conclude(Caller caller, CardSessionRow session, Planned planned, ScriptReport report) {
        try (SecureChannel channel = release.channel(session);
                Channels channels = release.channels(planned, channel)) {
            WrappedScript wrapped = channels.wrap(planned.sent());
            CheckedScript checked = CheckedScript.check(planned.sent(), wrapped, report);
            note(caller, session, checked);
            ExactLengths lengths = checked.lengthNamed(session.position().lengths());
            if (channel != null && lengths != null) {
                channel.goBackTo(wrapped, checked.answers().size() - 1);
                return askAgain(caller, session, channel, lengths);
            }
            return follow(caller, session, channel, planned, conclusions.of(session, planned, checked));
        } catch (ChannelIntegrityException e) {
            audit.append(
                    entry(AuditKind.SECURE_CHANNEL_VIOLATED, caller, session).detail("step", session.step()));
            offers.get(session.offerId()).become(OfferState.UNFINISHED);
            endings.apply(caller, session, Conclusions.ofViolation(session));
        }
        return answer(session);
    }

    /** All that is read is read again in one script, so that one report proves it together. */
    private SessionAnswer askAgain(Caller caller, CardSessionRow session, SecureChannel channel, ExactLengths lengths) {
        Position position = session.position();
        return goOn(caller, session, channel, new Next(position.stage(), position.situation(), lengths));
    }

    private SessionAnswer follow(
            Caller caller, CardSessionRow session, @Nullable SecureChannel channel, Planned planned, Verdict verdict) {
        if (verdict instanceof Identified identified) {
            return goOnWith(caller, session, channel, planned.profile(), identified);
        }
        if (verdict instanceof FurtherAsked asked) {
            return goOnIn(caller, session, Objects.requireNonNull(planned.further()), asked.answer());
        }
        if (verdict instanceof Next next) {
            subjects.resume(session.subject());
            return goOn(caller, session, channel, next);
        }
        endings.apply(caller, session, verdict);
        return answer(session);
    }

    private SessionAnswer goOn(Caller caller, CardSessionRow session, @Nullable SecureChannel channel, Next next) {
        return goOn(caller, session, channel, release.next(session, channel, next));
    }

    private SessionAnswer goOn(Caller caller, CardSessionRow session, @Nullable SecureChannel channel, Ready script) {
        session.release(script.position());
        return release.release(caller, session, script, channel);
    }

    /** The chip proved which one it is: whether it may be written is seen now. */
    private SessionAnswer goOnWith(
            Caller caller,
            CardSessionRow session,
            @Nullable SecureChannel channel,
            CardTypeProfile profile,
            Identified identified) {
        OfferRow offer = offers.get(session.offerId());
        if (!clock.instant().isBefore(offer.expiresAt())) {
            endings.apply(caller, session, new Unwritten(EndingCode.NOT_ASKED, null));
            return answer(session);
        }
        ChipIdentity identity = identified.identity();
        Binding binding = subjects.bind(
                caller, offer, profile, identity, identified.readout().toHex());
        if (binding instanceof Refused refused) {
            endings.apply(caller, session, new Unwritten(refused.code(), null));
            return answer(session);
        }
        session.identify(identity);
        return goOn(
                caller,
                session,
                channel,
                first(session.subject(), profile, session.position().situation()));
    }

    /** Goes on in a further channel, if what the card answered proves its keys. */
    private SessionAnswer goOnIn(Caller caller, CardSessionRow session, FurtherChannel further, Bytes answer) {
        boolean provesCommands = further.profile().proof() == Proof.PROVED;
        try (SecureChannel channel = opening.openFurther(caller, further, firstOption(session, further), answer)) {
            if (!provesCommands) {
                offers.get(session.offerId()).become(OfferState.AUTHENTICATED);
                endings.received(caller, session);
            }
            Stage stage = provesCommands ? Stage.PERSONALIZE : Stage.CONFIRM;
            var next = new Next(stage, session.position().situation());
            Planned planned = Planned.of(further.profile(), Protection.AUTHENTICATES, further.script());
            return goOn(caller, session, channel, release.next(session, channel, next, planned));
        } catch (CardCryptogramMismatchException | MalformedResponseException e) {
            EndingCode code = provesCommands ? EndingCode.APPLICATION_NOT_AUTHENTIC : EndingCode.KEYS_NOT_CONFIRMED;
            audit.append(entry(AuditKind.AUTHENTICATION_FAILED, caller, session).detail("cause", code));
            endings.apply(caller, session, new InDoubt(code, null));
            return answer(session);
        }
    }

    private static ChannelOption firstOption(CardSessionRow session, FurtherChannel further) {
        return session.opened()
                .answer(further.profile().globalPlatform().expectedOption())
                .option();
    }

    private void note(Caller caller, CardSessionRow session, CheckedScript checked) {
        session.progress(new Progress(checked.rMacs(), checked.provedThrough(), checked.stopped()));
        OfferState authentication =
                Conclusions.authentication(session.position().stage(), checked);
        if (authentication != null) {
            offers.get(session.offerId()).become(authentication);
        }
        audit.append(entry(AuditKind.SCRIPT_RESULT, caller, session)
                .detail("step", session.step())
                .detail("stopped", checked.stopped())
                .detail("answers", checked.answers().size())
                .detail("rMacsVerified", checked.rMacs())
                .detail("provedThrough", checked.provedThrough()));
    }

    /** What the base is told now; made again from the session when a request is repeated. */
    private SessionAnswer answer(CardSessionRow session) {
        if (session.ending() != null) {
            return new SessionAnswer(session.id(), session.step(), null, endings.outcome(session));
        }
        return release.again(session);
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
        return SessionEntries.of(kind, caller, session);
    }
}
