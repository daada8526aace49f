package dev.cardmint.base.disposal;

import dev.cardmint.model.disposal.DisposalMethod;
import java.util.concurrent.atomic.AtomicReference;

/** A mill for drills, which destroys nothing and can be told how its next card goes. */
final class SimulatedUnit implements DisposalUnit {

    private final Means means;
    private final AtomicReference<MillingResult> next = new AtomicReference<>(MillingResult.DESTROYED);

    SimulatedUnit(Means means) {
        if (means.method() != DisposalMethod.SIMULATED) {
            throw new IllegalArgumentException("A simulated unit says that it is one");
        }
        this.means = means;
    }

    @Override
    public Means means() {
        return means;
    }

    /** How the next card goes; all after it are destroyed. */
    void next(MillingResult result) {
        next.set(result);
    }

    @Override
    public MillingResult destroy(Job job) {
        return next.getAndSet(MillingResult.DESTROYED);
    }
}
