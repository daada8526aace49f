package dev.cardmint.center.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the center demands of its database.
 *
 * @param requireDurability refuse to start when a committed transaction could be lost; {@code false} only warns
 */
@ConfigurationProperties("cardmint.database")
record DatabaseSettings(@DefaultValue("true") boolean requireDurability) {}
