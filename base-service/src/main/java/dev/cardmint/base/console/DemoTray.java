package dev.cardmint.base.console;

import dev.cardmint.base.center.StartRefusedException;
import dev.cardmint.base.center.TerminalIdentity;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The address of a demo's tray of virtual cards, for a link on the page; the base itself never calls it. */
@Component
@Lazy(false)
@EnableConfigurationProperties(ConsoleProperties.class)
final class DemoTray {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final @Nullable URI address;

    DemoTray(ConsoleProperties properties, TerminalIdentity identity) {
        address = properties.tray();
        if (address == null) {
            return;
        }
        if (!identity.drill()) {
            throw new StartRefusedException(
                    "This is a production terminal: remove cardmint.base.console.tray, virtual cards are for drill terminals.");
        }
        if (!isOnThisMachine(address)) {
            throw new StartRefusedException(
                    "cardmint.base.console.tray is no plain http or https address of this machine.");
        }
    }

    private static boolean isOnThisMachine(URI address) {
        return SCHEMES.contains(String.valueOf(address.getScheme()))
                && LOOPBACK.contains(String.valueOf(address.getHost()))
                && address.getRawUserInfo() == null;
    }

    @Nullable
    URI address() {
        return address;
    }
}
