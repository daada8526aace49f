package dev.cardmint.base.relay;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Problem;
import dev.cardmint.model.relay.Outcome;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One job of this base, from the clerk's click to the outcome, as those who watch it see it. */
public final class CardSession {

    /** Where a job stands. */
    public enum State {
        RUNNING,
        /** The center said how it ended. */
        FINISHED,
        /** It ended without a word of the center on the card; the problem says what to do. */
        FAILED
    }

    /**
     * What a job looks like at one moment.
     *
     * @param step the script under way: 0 is the opening, scripts count from 1
     * @param sent commands sent so far, of all scripts
     * @param total commands of all scripts received so far
     * @param apdus APDUs transmitted, GET RESPONSE included
     * @param version rises with every change
     */
    public record View(
            State state,
            int step,
            int sent,
            int total,
            long apdus,
            @Nullable Outcome outcome,
            @Nullable Problem problem,
            long version) {

        public boolean over() {
            return state != State.RUNNING;
        }
    }

    private final UUID id = UUID.randomUUID();
    private final BearerToken.Digest operator;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private View view = new View(State.RUNNING, 0, 0, 0, 0, null, null, 0);

    CardSession(BearerToken operator) {
        this.operator = operator.digest();
    }

    public UUID id() {
        return id;
    }

    boolean belongsTo(BearerToken token) {
        return operator.matches(token);
    }

    /** What it looks like now. */
    public View view() {
        lock.lock();
        try {
            return view;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a change.
     *
     * @param seen the version that the caller knows
     * @return what it looks like then, or {@code null} if nothing has changed in that time
     */
    public @Nullable View awaitChange(long seen, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (view.version() <= seen) {
                if (left <= 0) {
                    return null;
                }
                left = changed.awaitNanos(left);
            }
            return view;
        } finally {
            lock.unlock();
        }
    }

    void scriptBegins(int step, int commands) {
        View v = view();
        change(new View(v.state, step, v.sent, v.total + commands, v.apdus, null, null, v.version + 1));
    }

    void commandSent() {
        View v = view();
        change(new View(v.state, v.step, v.sent + 1, v.total, v.apdus, null, null, v.version + 1));
    }

    void ended(Ending ending) {
        View v = view();
        State state = ending.outcome() == null ? State.FAILED : State.FINISHED;
        change(new View(state, v.step, v.sent, v.total, v.apdus, ending.outcome(), ending.problem(), v.version + 1));
    }

    void transmitted(long apdus) {
        View v = view();
        change(new View(v.state, v.step, v.sent, v.total, apdus, null, null, v.version + 1));
    }

    /** Only the job's own thread changes it. */
    private void change(View next) {
        lock.lock();
        try {
            view = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
