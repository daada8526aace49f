package dev.cardmint.simulator;

import dev.cardmint.simulator.card.CardImageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The command line of the simulator: puts cards into readers, makes blanks, tells of images, reads cards back. */
public final class CardSimulator {

    static final int DIFFERENT = 1;
    static final int TORN = 1;
    static final int FAILED = 2;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    CardSimulator(PrintStream out, PrintStream err) {
        this(InputStream.nullInputStream(), out, err);
    }

    CardSimulator(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs one command; the exit code is 0, 1 (read-back different, or card torn) or 2 (cannot be done, told in one
     * line).
     */
    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CardSimulator(System.in, out, err).run(args));
    }

    int run(String... args) {
        List<String> words = List.of(args);
        if (words.isEmpty() || words.contains("--help")) {
            out.print(help());
            return words.isEmpty() ? FAILED : 0;
        }
        try {
            if (args[0].startsWith("--")) {
                return InsertCommand.run(Options.parse(args), out, err);
            }
            String[] rest = Arrays.copyOfRange(args, 1, args.length);
            return switch (args[0]) {
                case "blank" -> BlankCommand.run(Options.parse(rest), out);
                case "info" -> InfoCommand.run(Options.parse(rest), out);
                case "load-files" -> LoadFilesCommand.run(Options.parse(rest), out);
                case "readers" -> ReadersCommand.run(Options.parse(rest), in, out);
                case "read" -> ReadCommand.run(Options.parse(rest), out);
                default -> throw new UsageException("unknown command \"%s\" (see --help)".formatted(args[0]));
            };
        } catch (UsageException | CardImageException e) {
            err.println("card-simulator: " + e.getMessage());
            return FAILED;
        }
    }

    private static String help() {
        try (InputStream text = CardSimulator.class.getResourceAsStream("help.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
