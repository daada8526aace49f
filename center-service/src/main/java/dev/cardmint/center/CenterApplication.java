package dev.cardmint.center;

import dev.cardmint.center.keys.KeyVaultCommand;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The issuing center; with {@code vault …} as its arguments, the command line of its key vault. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CenterApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("vault")) {
            String[] command = Arrays.copyOfRange(args, 1, args.length);
            System.exit(KeyVaultCommand.run(command, System.in, System.out, System.err));
        }
        SpringApplication.run(CenterApplication.class, args);
    }

    /** As fine as PostgreSQL keeps times: a time says the same before and after it was stored. */
    @Bean
    public static Clock clock() {
        return Clock.tick(Clock.systemUTC(), ChronoUnit.MICROS.getDuration());
    }
}
