package dev.cardmint.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which names pages are served.
 *
 * @param hostNames names of this base besides localhost, 127.0.0.1 and [::1]
 * @param loopbackPort a further port, in the clear and on 127.0.0.1 only, beside one over TLS; for health checks
 */
@ConfigurationProperties("cardmint.base.web")
record WebProperties(
        @DefaultValue List<String> hostNames, @Nullable Integer loopbackPort) {

    WebProperties {
        hostNames = List.copyOf(hostNames);
    }
}
