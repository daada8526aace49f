package dev.cardmint.base.disposal;

import dev.cardmint.model.disposal.DestructionLevel;
import dev.cardmint.model.disposal.DisposalMethod;

/** A person with a pair of scissors; what they did, a second person confirms. */
final class HandUnit implements DisposalUnit {

    /** ISO/IEC 21964-1, E-2: the medium is divided. */
    private static final DestructionLevel DIVIDED = new DestructionLevel(2);

    @Override
    public Means means() {
        return new Means(DisposalMethod.MANUAL, "by hand", DIVIDED);
    }

    @Override
    public MillingResult destroy(Job job) {
        return MillingResult.BY_HAND;
    }
}
