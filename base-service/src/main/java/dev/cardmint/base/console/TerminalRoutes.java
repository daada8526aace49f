package dev.cardmint.base.console;

import dev.cardmint.base.center.TerminalIdentity;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who this base is and whether it reaches the center. */
@RestController
class TerminalRoutes {

    private final TerminalIdentity identity;
    private final CenterReachability reachability;
    private final DemoTray tray;

    TerminalRoutes(TerminalIdentity identity, CenterReachability reachability, DemoTray tray) {
        this.identity = identity;
        this.reachability = reachability;
        this.tray = tray;
    }

    @GetMapping("/api/terminal")
    Terminal terminal() {
        return new Terminal(identity.id(), identity.drill(), reachability.reachable(), tray.address());
    }

    /**
     * This base, for its page.
     *
     * @param tray where a demo's virtual cards are, or {@code null}
     */
    record Terminal(
            String id,
            boolean drill,
            boolean centerReachable,
            @Nullable URI tray) {}
}
