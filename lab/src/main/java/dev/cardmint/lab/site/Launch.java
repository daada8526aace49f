package dev.cardmint.lab.site;

import dev.cardmint.lab.process.JavaProgram;
import dev.cardmint.lab.process.SystemCalls;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the start of one service has of its own.
 *
 * @param options of its virtual machine
 * @param environment variables that it needs
 * @param systemCalls where its system calls are written down, or {@code null} if they are not
 */
record Launch(
        List<String> options,
        Map<String, String> environment,
        @Nullable SystemCalls systemCalls) {

    static final Launch PLAIN = new Launch(List.of(), Map.of(), null);

    Launch {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    JavaProgram of(JavaProgram program) {
        JavaProgram there = program.in(environment);
        return systemCalls == null ? there : systemCalls.of(there);
    }
}
