package dev.cardmint.center.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Opens the software vault when the first bean asks for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyVaultSettings.class)
class KeyVaultConfiguration {

    private static final Logger log = LoggerFactory.getLogger(KeyVaultConfiguration.class);

    @Bean
    @Lazy
    KeyVault keyVault(KeyVaultSettings settings) {
        Path keyFile = required(settings.vaultKeyFile(), "cardmint.keys.vault-key-file");
        Path file = required(settings.vaultFile(), "cardmint.keys.vault-file");
        VaultKey vaultKey = VaultKeyFile.read(keyFile);
        if (VaultKeyFile.isExposed(keyFile)) {
            log.warn("Others than its owner may read vault key file {}", keyFile);
        }
        KeyRing keys = VaultFile.read(file, vaultKey);
        log.info("{} key vault with {} key sets", keys.kind(), keys.all().size());
        return new SoftwareKeyVault(keys, vaultKey);
    }

    private static Path required(@Nullable Path path, String property) {
        if (path == null) {
            throw new VaultFileException("Property %s is missing".formatted(property));
        }
        return path;
    }
}
