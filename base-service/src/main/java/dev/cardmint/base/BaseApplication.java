package dev.cardmint.base;

import dev.cardmint.base.center.StartRefusedException;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A base: readers, a clerk, and the relay between the center and a chip. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class BaseApplication {

    /** Starts the base; exits with status 1 and one line if it must not start like this. */
    public static void main(String[] args) {
        try {
            SpringApplication.run(BaseApplication.class, args);
        } catch (StartRefusedException e) {
            System.exit(1);
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A monotonic clock, in nanoseconds. */
    @Bean
    LongSupplier nanoTime() {
        return System::nanoTime;
    }
}
