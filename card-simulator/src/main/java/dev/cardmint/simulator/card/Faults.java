package dev.cardmint.simulator.card;

import dev.cardmint.model.apdu.StatusWord;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a card while it is in a reader. In a file, one {@code key=value} per line:
 *
 * <pre>
 * tear-before=N          power is lost before the effect of the N-th command since insertion
 * tear-after=N           power is lost after the effect, before the answer
 * flip-rmac=N            the N-th answer with an R-MAC has one bit of it inverted
 * flip-cryptogram=true   the card cryptogram has one bit inverted
 * flip-object=DGI:OFFSET one bit of stored data is inverted once the application is personalized
 * status=N:6A84          the N-th command is answered with this status word and has no effect
 * status-of=D8:6A80      every command with this INS is answered with this status word and has no effect
 * </pre>
 *
 * @param tearBefore number of a command, from 1, or 0 for none; so are the other numbers
 */
public record Faults(
        int tearBefore,
        int tearAfter,
        int flipRMac,
        boolean flipCryptogram,
        @Nullable StoredBit flipObject,
        @Nullable StatusAt status,
        @Nullable StatusOf statusOf) {

    public static final Faults NONE = new Faults(0, 0, 0, false, null, null, null);

    /** One byte of a data grouping; its lowest bit is inverted. */
    public record StoredBit(int dgi, int offset) {}

    /** A status word in the place of a command's effect. */
    public record StatusAt(int command, StatusWord statusWord) {}

    /** A status word in the place of the effect of every command with an INS. */
    public record StatusOf(int ins, StatusWord statusWord) {}

    public Faults {
        if (tearBefore < 0 || tearAfter < 0 || flipRMac < 0) {
            throw new IllegalArgumentException("Commands and answers are counted from 1");
        }
    }

    /**
     * Reads lines of a fault file; empty lines and lines that begin with # mean nothing.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public static Faults parse(List<String> lines) {
        Faults faults = NONE;
        for (String line : lines) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                faults = faults.with(text);
            }
        }
        return faults;
    }

    private Faults with(String line) {
        int equals = line.indexOf('=');
        String key = equals < 0 ? line : line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : line.substring(equals + 1).strip();
        try {
            return switch (key) {
                case "tear-before" -> tearBefore(number(value));
                case "tear-after" -> tearAfter(number(value));
                case "flip-rmac" -> flipRMac(number(value));
                case "flip-cryptogram" -> cryptogram(value);
                case "flip-object" -> {
                    String[] parts = pair(value);
                    yield flipObject(Integer.parseInt(parts[0], 16), Integer.parseInt(parts[1]));
                }
                case "status" -> {
                    String[] parts = pair(value);
                    yield status(number(parts[0]), StatusWord.parse(parts[1]));
                }
                case "status-of" -> {
                    String[] parts = pair(value);
                    yield statusOf(instruction(parts[0]), StatusWord.parse(parts[1]));
                }
                default -> throw new IllegalArgumentException("unknown key");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not a fault: \"%s\"".formatted(line), e);
        }
    }

    private static int number(String value) {
        int number = Integer.parseInt(value);
        if (number < 1) {
            throw new IllegalArgumentException("counted from 1");
        }
        return number;
    }

    private static int instruction(String value) {
        if (!value.matches("[0-9A-Fa-f]{2}")) {
            throw new IllegalArgumentException("an INS has two hexadecimal digits");
        }
        return Integer.parseInt(value, 16);
    }

    private static String[] pair(String value) {
        String[] parts = value.split(":", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("two parts with a colon between");
        }
        return parts;
    }

    private Faults cryptogram(String value) {
        return switch (value) {
            case "true" -> withFlippedCryptogram();
            case "false" -> this;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    public Faults tearBefore(int command) {
        return new Faults(command, tearAfter, flipRMac, flipCryptogram, flipObject, status, statusOf);
    }

    public Faults tearAfter(int command) {
        return new Faults(tearBefore, command, flipRMac, flipCryptogram, flipObject, status, statusOf);
    }

    public Faults flipRMac(int answer) {
        return new Faults(tearBefore, tearAfter, answer, flipCryptogram, flipObject, status, statusOf);
    }

    /** Inverts a bit of every card cryptogram. */
    public Faults withFlippedCryptogram() {
        return new Faults(tearBefore, tearAfter, flipRMac, true, flipObject, status, statusOf);
    }

    public Faults flipObject(int dgi, int offset) {
        return new Faults(
                tearBefore, tearAfter, flipRMac, flipCryptogram, new StoredBit(dgi, offset), status, statusOf);
    }

    public Faults status(int command, StatusWord statusWord) {
        var at = new StatusAt(command, statusWord);
        return new Faults(tearBefore, tearAfter, flipRMac, flipCryptogram, flipObject, at, statusOf);
    }

    public Faults statusOf(int ins, StatusWord statusWord) {
        var of = new StatusOf(ins, statusWord);
        return new Faults(tearBefore, tearAfter, flipRMac, flipCryptogram, flipObject, status, of);
    }
}
