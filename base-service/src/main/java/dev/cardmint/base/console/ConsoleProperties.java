package dev.cardmint.base.console;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the clerk's page is told beside its readers.
 *
 * @param tray where the virtual cards of a demo are put into readers; drill terminals only
 */
@ConfigurationProperties("cardmint.base.console")
record ConsoleProperties(@Nullable URI tray) {}
