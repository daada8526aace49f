package dev.cardmint.center.profiles;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads every profile that the service is shipped with; one that is wrong keeps it from starting. */
@Configuration(proxyBeanMethods = false)
class ProfileConfiguration {

    @Bean
    CardTypeProfiles cardTypeProfiles() throws IOException {
        var profiles = new ArrayList<CardTypeProfile>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:profiles/*.json")) {
            try (InputStream in = resource.getInputStream()) {
                profiles.add(ProfileDocument.parse(in.readAllBytes()));
            }
        }
        return new LoadedCardTypeProfiles(profiles);
    }
}
