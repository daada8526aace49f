package dev.cardmint.base.relay;

import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.reader.ReaderProperties;
import dev.cardmint.base.reader.Readers;
import dev.cardmint.base.recognition.Recognitions;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.json.JsonMapper;

/** Puts the relay together. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    @Bean
    Offers offers(CenterClient center, Recognitions recognitions, Clock clock) {
        return new Offers(center, recognitions, clock);
    }

    @Bean
    @Lazy(false)
    CardSessions cardSessions(
            Offers offers,
            Readers readers,
            Recognitions recognitions,
            CenterClient center,
            ReaderProperties properties,
            JsonMapper json,
            LongSupplier nanoTime) {
        var link = new LinkCheck(center, properties.reader().idleLimit());
        var sessions = new CenterSessions(center, json);
        return new CardSessions(offers, readers, recognitions, sessions, link, nanoTime);
    }
}
