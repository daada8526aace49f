package dev.cardmint.base.console;

import dev.cardmint.base.center.TerminalIdentity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who this base is and whether it reaches the center. */
@RestController
class TerminalRoutes {

    private final TerminalIdentity identity;
    private final CenterReachability reachability;

    TerminalRoutes(TerminalIdentity identity, CenterReachability reachability) {
        this.identity = identity;
        this.reachability = reachability;
    }

    @GetMapping("/api/terminal")
    Terminal terminal() {
        return new Terminal(identity.id(), identity.drill(), reachability.reachable());
    }

    /** This base, for its page. */
    record Terminal(String id, boolean drill, boolean centerReachable) {}
}
