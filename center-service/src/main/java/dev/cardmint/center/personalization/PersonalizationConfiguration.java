package dev.cardmint.center.personalization;

import dev.cardmint.center.keys.KeyVault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Gives the script builder its vault, as late as the vault itself. */
@Configuration(proxyBeanMethods = false)
class PersonalizationConfiguration {

    @Bean
    @Lazy
    IssueScript issueScript(KeyVault vault) {
        return new IssueScript(vault);
    }
}
