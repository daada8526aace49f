package dev.cardmint.base.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which names pages are served.
 *
 * @param hostNames names of this base besides localhost, 127.0.0.1 and [::1]
 */
@ConfigurationProperties("cardmint.base.web")
record WebProperties(@DefaultValue List<String> hostNames) {

    WebProperties {
        hostNames = List.copyOf(hostNames);
    }
}
