package dev.cardmint.center.printing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of prints.
 *
 * @param within how long after its first script a card's pages are given out
 */
@ConfigurationProperties("cardmint.printing")
record PrintingSettings(@DefaultValue("24h") Duration within) {}
