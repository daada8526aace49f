package dev.cardmint.base.relay;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.CenterProblemException;
import dev.cardmint.base.center.CenterUnreachableException;
import dev.cardmint.base.center.Problem;
import dev.cardmint.base.reader.CardHold;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionRequest;
import dev.cardmint.model.relay.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialogue of one card session: opening, session, script, report, …, outcome. Between the click and the outcome
 * nothing but its own requests goes to the center, and every buffer is overwritten when it ends.
 */
final class Dialogue {

    private static final Logger log = LoggerFactory.getLogger(Dialogue.class);

    private final CenterSessions center;
    private final CardHold card;
    private final BearerToken operator;
    private final CardSession session;
    private final Duration idleLimit;
    private final LongSupplier nanoTime;
    private final long apdusBefore;
    private final ScriptRunner runner;

    private Stage stage = Stage.BEFORE;
    private long cardIdleSince;

    Dialogue(
            CenterSessions center,
            CardHold card,
            BearerToken operator,
            CardSession session,
            Duration idleLimit,
            LongSupplier nanoTime) {
        this.center = center;
        this.card = card;
        this.operator = operator;
        this.session = session;
        this.idleLimit = idleLimit;
        this.nanoTime = nanoTime;
        this.apdusBefore = card.apdusTransmitted();
        this.runner = new ScriptRunner(card, session::commandSent);
    }

    /** Runs to the end; never throws. */
    Ending run(UUID offer, ScriptBuffer opening) {
        try {
            ScriptReport report = send(0, opening);
            if (!reachedLastCommand(report, opening)) {
                return problem(refusedBefore(report));
            }
            stage = Stage.OPENED;
            return Ending.outcome(goOn(center.open(new SessionRequest(offer, report), operator)));
        } catch (CenterProblemException e) {
            return problem(e.problem());
        } catch (CenterUnreachableException e) {
            return problem(Problem.of(ProblemType.CENTER_UNREACHABLE, stage.words));
        } catch (UnreadableReplyException e) {
            return problem(Problem.of(ProblemType.CENTER_REFUSED, stage.words));
        } catch (RuntimeException e) {
            log.error("Card session {} failed at stage {}", session.id(), stage, e);
            return problem(Problem.of(ProblemType.INTERNAL, stage.words));
        }
    }

    private Ending problem(Problem problem) {
        return Ending.problem(problem, stage != Stage.BEFORE);
    }

    private Outcome goOn(SessionReply first) {
        SessionReply reply = first;
        while (true) {
            @Nullable ScriptBuffer script = reply.script();
            if (script == null) {
                return Objects.requireNonNull(reply.outcome());
            }
            ScriptReport report;
            try (script) {
                report = idledTooLong() ? tooSlow() : send(reply.step(), script);
            }
            reply = center.report(reply.session(), reply.step(), report, operator);
        }
    }

    private ScriptReport send(int step, ScriptBuffer script) {
        session.scriptBegins(step, script.size());
        if (step > 0) {
            stage = Stage.SCRIPT_SENT;
        }
        try {
            return runner.run(script);
        } finally {
            cardIdleSince = nanoTime.getAsLong();
            session.transmitted(card.apdusTransmitted() - apdusBefore);
        }
    }

    /** A card that idled longer may have been reset, and its channel with it: nothing of the script is sent then. */
    private boolean idledTooLong() {
        return nanoTime.getAsLong() - cardIdleSince > idleLimit.toNanos();
    }

    private static ScriptReport tooSlow() {
        return new ScriptReport(List.of(), StopReason.LINK_TOO_SLOW, null);
    }

    /** The opening's last command is INITIALIZE UPDATE; from then on the center must hear of it. */
    private static boolean reachedLastCommand(ScriptReport report, ScriptBuffer opening) {
        Integer unanswered = report.unanswered();
        return report.answers().size() == opening.size() || (unanswered != null && unanswered == opening.size() - 1);
    }

    private static Problem refusedBefore(ScriptReport report) {
        return switch (report.stopped()) {
            case UNEXPECTED_STATUS ->
                Problem.of(ProblemType.CARD_REFUSED, "The card refused to be selected. " + Stage.BEFORE.words);
            case BAD_ANSWER ->
                Problem.of(ProblemType.CARD_UNREADABLE, "The card's answer cannot be read. " + Stage.BEFORE.words);
            default -> Problem.of(ProblemType.CARD_UNREACHABLE, "The card does not answer. " + Stage.BEFORE.words);
        };
    }

    /** How far it came, and what a clerk must know if it ends there. */
    private enum Stage {
        BEFORE("Nothing was written, the request stays open."),
        OPENED("Nothing was written to the card. "
                + "Put the same card back when the center can be reached; we will check it."),
        SCRIPT_SENT("The card may have been written. "
                + "Put the same card back when the center can be reached; we will check it.");

        private final String words;

        Stage(String words) {
            this.words = words;
        }
    }
}
