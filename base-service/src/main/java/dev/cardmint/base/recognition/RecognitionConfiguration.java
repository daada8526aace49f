package dev.cardmint.base.recognition;

import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.reader.ReaderProperties;
import dev.cardmint.base.reader.Readers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts recognition together. */
@Configuration(proxyBeanMethods = false)
class RecognitionConfiguration {

    @Bean
    Departures departures(CenterClient center) {
        return new Departures(center);
    }

    @Bean
    Recognitions recognitions(
            Readers readers, CenterClient center, ReaderProperties properties, Departures departures, Clock clock) {
        Duration timeLimit = properties.reader().readoutTimeLimit();
        return new Recognitions(readers, center, new ReadoutCommandStorage(center), timeLimit, departures, clock);
    }
}
