package dev.cardmint.lab.operators;

import dev.cardmint.lab.folder.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** The four people of a lab; made once, with random passwords. */
public record LabOperators(List<LabOperator> operators) {

    /** No letter that is easily taken for another. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final JsonMapper JSON = new JsonMapper();

    public LabOperators {
        operators = List.copyOf(operators);
    }

    /** The operators kept in a file, made on the first call. */
    public static LabOperators in(Path file) {
        try {
            if (!Files.exists(file)) {
                OwnerOnly.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(make()));
            }
            return JSON.readValue(Files.readString(file), LabOperators.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabOperators make() {
        SecureRandom random = new SecureRandom();
        return new LabOperators(List.of(
                new LabOperator("clerk", "Clara Clerk", "CLERK", password(random)),
                new LabOperator("supervisor", "Sven Supervisor", "SUPERVISOR", password(random)),
                new LabOperator("officer-1", "Olga Officer", "SECURITY_OFFICER", password(random)),
                new LabOperator("officer-2", "Omar Officer", "SECURITY_OFFICER", password(random))));
    }

    /** 80 random bits in groups of four letters. */
    private static String password(SecureRandom random) {
        return IntStream.range(0, 4)
                .mapToObj(group -> random.ints(4, 0, LETTERS.length())
                        .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException if there is no such operator
     */
    public LabOperator named(String username) {
        return operators.stream()
                .filter(operator -> operator.username().equals(username))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No operator " + username));
    }
}
