package dev.cardmint.center.personalization;

import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.loadfiles.store.LoadFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Gives the script builder its vault, as late as the vault itself. */
@Configuration(proxyBeanMethods = false)
class PersonalizationConfiguration {

    @Bean
    @Lazy
    IssueScript issueScript(KeyVault vault, LoadFiles loadFiles) {
        return new IssueScript(vault, loadFiles::get);
    }
}
