package dev.cardmint.system;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Names, numbers and keys that nobody has ever heard of, put into card requests, and everything that passed between
 * reader and card when they were written: all of it needles for a search afterwards. What a clerk may see, initials and
 * four digits, is none of them.
 */
final class Planted {

    private static final HexFormat HEX = HexFormat.of();
    private static final int SECURE_MESSAGING = 0x04;
    private static final int INITIALIZE_UPDATE = 0x50;
    private static final int HEADER = 5;
    private static final int KDD = 10;
    private static final int PIECE = 16;
    private static final int LEAST = Long.BYTES;

    private final Needles needles = new Needles();
    private final SplittableRandom random = new SplittableRandom();
    private final List<MasterKey> masters;
    private int wrapped;

    Planted(Site site) {
        List<String> sets = List.of("transport", "issuer").stream()
                .map(set -> site.does("keys " + set).path("keys").asString())
                .toList();
        sets.forEach(set -> needles.bytes(
                "a master key",
                HEX.parseHex(Site.JSON.readTree(set).path("master").asString())));
        needles.text("the clerk's password", site.password("clerk"));
        masters = sets.stream().map(MasterKey::parse).toList();
    }

    Needles needles() {
        return needles;
    }

    /** Wrapped commands that were found worth a needle. */
    int wrapped() {
        return wrapped;
    }

    /** A new person's values. */
    Map<String, String> person() {
        Map<String, String> values = Orders.values();
        String latin = word('a', 'z');
        values.put("name", "X" + latin + " Ω" + word('α', 'ω'));
        values.put("nameOnCard", "W" + word('A', 'Z') + "/V" + word('A', 'Z'));
        values.put("address", word('a', 'z') + " 4711, " + word('а', 'я'));
        for (String value : List.of("name", "nameOnCard", "address")) {
            Arrays.stream(values.getOrDefault(value, "").split("[ /,]+"))
                    .filter(word -> word.length() > LEAST)
                    .forEach(word -> needles.text("a " + value, word.substring(1)));
        }
        String pan = values.getOrDefault("pan", "");
        needles.text("a card number", pan.substring(5, 13));
        needles.bytes("a card number in BCD", HEX.parseHex(pan));
        return values;
    }

    private String word(char first, char last) {
        return random.ints(10, first, last + 1)
                .mapToObj(letter -> Character.toString(letter))
                .collect(Collectors.joining());
    }

    /** The keys of a card, and what passed while it was written. */
    void card(JsonNode transcript) {
        for (JsonNode exchange : transcript) {
            byte[] command = HEX.parseHex(exchange.path("command").asString());
            byte[] answer = HEX.parseHex(exchange.path("answer").asString());
            if ((command[1] & 0xFF) == INITIALIZE_UPDATE) {
                keysOf(Bytes.copyOf(Arrays.copyOf(answer, KDD)));
            } else if ((command[0] & SECURE_MESSAGING) != 0) {
                wrapped("a wrapped command", command, HEADER);
                wrapped("an answer's R-MAC", answer, 0);
            }
        }
    }

    private void keysOf(Bytes kdd) {
        for (MasterKey master : masters) {
            try (StaticKeys keys = master.diversify(kdd)) {
                List.of(keys.enc(), keys.mac(), keys.dek()).forEach(key -> needles.bytes("a card's key", value(key)));
            }
        }
    }

    private static byte[] value(CardKey key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            key.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.copyOfRange(bytes.toByteArray(), 2, bytes.size());
    }

    /** Its first and its last bytes: a buffer may have been overwritten in part. */
    private void wrapped(String name, byte[] apdu, int from) {
        if (apdu.length - from < LEAST + 2) {
            return;
        }
        wrapped++;
        int end = apdu.length - 2;
        needles.bytes(name, Arrays.copyOfRange(apdu, from, Math.min(end, from + PIECE)));
        needles.bytes("the end of " + name, Arrays.copyOfRange(apdu, Math.max(from, end - PIECE), end));
    }
}
