package dev.cardmint.center.audit;

import org.jspecify.annotations.Nullable;

/** Who did what an entry tells of. */
public interface Acting {

    String terminalId();

    /** The operator's user name, or {@code null} where a machine acts alone. */
    @Nullable
    String operatorName();
}
