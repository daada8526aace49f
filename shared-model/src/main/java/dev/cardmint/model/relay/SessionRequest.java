package dev.cardmint.model.relay;

import java.util.Objects;
import java.util.UUID;

/** Opens a card session: the offer, and what the chip answered to its opening. */
public record SessionRequest(UUID offer, ScriptReport report) {

    public SessionRequest {
        Objects.requireNonNull(offer, "offer");
        Objects.requireNonNull(report, "report");
    }
}
