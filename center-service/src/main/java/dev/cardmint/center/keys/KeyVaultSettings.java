package dev.cardmint.center.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the software vault lies.
 *
 * @param vaultFile made by {@code vault create}
 * @param vaultKeyFile its key, kept apart from it
 */
@ConfigurationProperties("cardmint.keys")
record KeyVaultSettings(@Nullable Path vaultFile, @Nullable Path vaultKeyFile) {}
