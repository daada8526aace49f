package dev.cardmint.simulator.transmission;

import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What commands take in time, as told of real chips: SELECT 12–38 ms, INITIALIZE UPDATE 62–119 ms, LOAD of 255 bytes
 * 44–67 ms on contacts and 129–935 ms without, INSTALL from 250 ms on, 24 s for a try beyond those that are free. The
 * same command always takes the same time.
 *
 * @param perCommand any command
 * @param perByte a byte on the line, in or out
 * @param perByteWritten a byte of a command that writes to non-volatile memory
 * @param perInstruction a command with this INS, besides
 * @param perTry an INITIALIZE UPDATE beyond the free tries of a card that slows down
 */
public record Latency(
        Duration perCommand,
        Duration perByte,
        Duration perByteWritten,
        Map<Integer, Duration> perInstruction,
        Duration perTry) {

    private static final int SELECT = 0xA4;
    private static final int INITIALIZE_UPDATE = 0x50;
    private static final int EXTERNAL_AUTHENTICATE = 0x82;
    private static final int INSTALL = 0xE6;
    private static final int LOAD = 0xE8;
    private static final int DELETE = 0xE4;
    private static final int PUT_KEY = 0xD8;
    private static final int STORE_DATA = 0xE2;
    private static final int UPDATE_BINARY = 0xD6;

    private static final int HEADER = 5;
    private static final Pattern PART = Pattern.compile("(command|byte|written|try|[0-9A-Fa-f]{2})=([0-9]{1,9})us");

    private static final Map<Integer, Duration> CHIP = Map.of(
            SELECT, Duration.ofMillis(15),
            INITIALIZE_UPDATE, Duration.ofMillis(80),
            EXTERNAL_AUTHENTICATE, Duration.ofMillis(25),
            INSTALL, Duration.ofMillis(240),
            DELETE, Duration.ofMillis(120),
            PUT_KEY, Duration.ofMillis(60));

    /** No time at all. */
    public static final Latency NONE =
            new Latency(Duration.ZERO, Duration.ZERO, Duration.ZERO, Map.of(), Duration.ZERO);

    /** A chip on contacts. */
    public static final Latency CONTACT = new Latency(
            Duration.ofMillis(6), Duration.ofNanos(90_000), Duration.ofNanos(100_000), CHIP, Duration.ofSeconds(24));

    /** A chip in a field that powers it poorly: it writes slowly. */
    public static final Latency CONTACTLESS = new Latency(
            Duration.ofMillis(8), Duration.ofNanos(40_000), Duration.ofNanos(600_000), CHIP, Duration.ofSeconds(24));

    public Latency {
        perInstruction = Map.copyOf(perInstruction);
    }

    /**
     * Reads {@code none}, {@code contact}, {@code contactless}, or parts with commas between: {@code command=6000us},
     * {@code byte=90us}, {@code written=100us}, {@code try=24000000us}, or an INS as in {@code A4=15000us}; what is not
     * named takes no time.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Latency parse(String text) {
        return switch (text) {
            case "none" -> NONE;
            case "contact" -> CONTACT;
            case "contactless" -> CONTACTLESS;
            default -> parseParts(text);
        };
    }

    private static Latency parseParts(String text) {
        var named = new TreeMap<String, Duration>();
        var instructions = new TreeMap<Integer, Duration>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "latency is none, contact, contactless or parts like command=6000us: \"%s\"".formatted(part));
            }
            Duration time = Duration.ofNanos(1_000 * Long.parseLong(matcher.group(2)));
            String name = matcher.group(1);
            if (name.length() == 2) {
                instructions.put(Integer.parseInt(name, 16), time);
            } else {
                named.put(name, time);
            }
        }
        return new Latency(
                named.getOrDefault("command", Duration.ZERO),
                named.getOrDefault("byte", Duration.ZERO),
                named.getOrDefault("written", Duration.ZERO),
                instructions,
                named.getOrDefault("try", Duration.ZERO));
    }

    /** The time of one command and its answer, whatever the bytes are. */
    public Duration of(Bytes command, Bytes answer, boolean beyondFreeTries) {
        int ins = command.size() > 1 ? command.unsigned(1) : -1;
        Duration time = perCommand
                .plus(perByte.multipliedBy((long) command.size() + answer.size()))
                .plus(perInstruction.getOrDefault(ins, Duration.ZERO));
        if (writes(ins)) {
            time = time.plus(perByteWritten.multipliedBy(Math.max(0, command.size() - HEADER)));
        }
        return beyondFreeTries && ins == INITIALIZE_UPDATE ? time.plus(perTry) : time;
    }

    private static boolean writes(int ins) {
        return switch (ins) {
            case LOAD, INSTALL, STORE_DATA, PUT_KEY, UPDATE_BINARY -> true;
            default -> false;
        };
    }
}
