package dev.cardmint.system;

import dev.cardmint.model.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must not be found anywhere: texts and bytes in every form in which a program could have them. A needle is known
 * by its first eight bytes, so that thousands of them cost no more than one.
 */
final class Needles {

    private static final int HEAD = Long.BYTES;
    private static final int LONGEST = 1024;
    private static final int BLOCK = 1 << 20;
    private static final int FILTER_BITS = 20;
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private record Needle(Bytes bytes, String name) {}

    private final Map<Long, List<Needle>> needles = new HashMap<>();
    private final BitSet filter = new BitSet(1 << FILTER_BITS);

    /** Adds a text as it is and encoded, under a name to report it by. */
    Needles text(String name, String text) {
        for (Charset charset : CHARSETS) {
            if (charset.newEncoder().canEncode(text)) {
                add(text.getBytes(charset), name + " in " + charset);
            }
        }
        return encoded(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes as they are and encoded. */
    Needles bytes(String name, byte[] bytes) {
        add(bytes, name);
        return encoded(name, bytes);
    }

    private Needles encoded(String name, byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        inAscii(name + " in hexadecimal", hex);
        inAscii(name + " in hexadecimal", hex.toUpperCase(Locale.ROOT));
        for (int before = 0; before < 3; before++) {
            String base64 = base64(bytes, before);
            inAscii(name + " in base64", base64);
            inAscii(name + " in base64url", base64.replace('+', '-').replace('/', '_'));
        }
        return this;
    }

    /** The characters that depend on these bytes alone, whatever the 0 to 2 bytes before them are. */
    private static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return text.substring((before * 8 + 5) / 6, shifted.length * 8 / 6);
    }

    private void inAscii(String name, String text) {
        add(text.getBytes(StandardCharsets.US_ASCII), name);
        add(text.getBytes(StandardCharsets.UTF_16LE), name + ", two bytes a character");
    }

    private void add(byte[] bytes, String name) {
        if (bytes.length < HEAD || bytes.length > LONGEST) {
            throw new IllegalArgumentException(name + " is no needle: " + bytes.length + " bytes");
        }
        long head = 0;
        for (int i = 0; i < HEAD; i++) {
            head = (head << 8) | (bytes[i] & 0xFF);
        }
        needles.computeIfAbsent(head, key -> new ArrayList<>()).add(new Needle(Bytes.copyOf(bytes), name));
        filter.set(hash(head));
    }

    private static int hash(long head) {
        return (int) ((head * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - FILTER_BITS));
    }

    /** Names of everything that was found in a file. */
    Set<String> foundIn(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return foundIn(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> foundIn(byte[] bytes) {
        Set<String> found = new TreeSet<>();
        search(bytes, bytes.length, found);
        return found;
    }

    /** Blocks overlap by the longest needle. */
    private Set<String> foundIn(InputStream in) throws IOException {
        Set<String> found = new TreeSet<>();
        byte[] window = new byte[LONGEST + BLOCK];
        int kept = 0;
        for (int read = in.readNBytes(window, 0, BLOCK); read > 0; read = in.readNBytes(window, kept, BLOCK)) {
            int length = kept + read;
            search(window, length, found);
            kept = Math.min(LONGEST, length);
            System.arraycopy(window, length - kept, window, 0, kept);
        }
        return found;
    }

    private void search(byte[] bytes, int length, Set<String> found) {
        long head = 0;
        for (int i = 0; i < length; i++) {
            head = (head << 8) | (bytes[i] & 0xFF);
            if (i >= HEAD - 1 && filter.get(hash(head))) {
                compare(bytes, i - HEAD + 1, length, needles.getOrDefault(head, List.of()), found);
            }
        }
    }

    private static void compare(byte[] bytes, int from, int length, List<Needle> candidates, Set<String> found) {
        for (Needle needle : candidates) {
            int to = from + needle.bytes().size();
            if (to <= length && needle.bytes().equals(Bytes.copyOf(Arrays.copyOfRange(bytes, from, to)))) {
                found.add(needle.name());
            }
        }
    }
}
