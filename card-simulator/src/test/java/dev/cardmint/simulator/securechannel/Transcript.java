package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One published conversation between a host and a card. */
record Transcript(String name, Map<String, String> fields, List<Exchange> exchanges) {

    record Exchange(CommandApdu plain, CommandApdu wrapped, ResponseApdu raw, ResponseApdu expected) {

        static Exchange parse(String line) {
            String[] parts = line.split(" ", -1);
            String data = parts[4].equals("-") ? "" : parts[4];
            return new Exchange(
                    CommandApdu.parse(Bytes.ofHex(parts[1])),
                    CommandApdu.parse(Bytes.ofHex(parts[2])),
                    ResponseApdu.parse(Bytes.ofHex(parts[3])),
                    ResponseApdu.parse(Bytes.ofHex(data + parts[5])));
        }
    }

    static Stream<Transcript> all() {
        var transcripts = new ArrayList<Transcript>();
        for (String line : Stream.of("/vectors/scp03-s8.txt", "/vectors/scp03-s16.txt")
                .flatMap(each -> lines(each).stream())
                .toList()) {
            if (line.startsWith("CASE ")) {
                transcripts.add(new Transcript(line.substring(5), new HashMap<>(), new ArrayList<>()));
            } else if (line.startsWith("CMD ")) {
                last(transcripts).exchanges.add(Exchange.parse(line));
            } else if (!line.equals("END")) {
                String[] field = line.split(" ", 2);
                last(transcripts).fields.put(field[0], field[1]);
            }
        }
        return transcripts.stream();
    }

    private static Transcript last(List<Transcript> transcripts) {
        return transcripts.get(transcripts.size() - 1);
    }

    static List<String> lines(String resource) {
        try (InputStream in = Transcript.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String field(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    Bytes bytes(String name) {
        return Bytes.ofHex(field(name));
    }

    StaticKeys keys() {
        String[] keys = field("KEYS").split(" ", -1);
        return new StaticKeys(key(keys[0]), key(keys[1]), key(keys[2]));
    }

    static AesKey key(String hex) {
        return AesKey.of(Bytes.ofHex(hex).toByteArray());
    }

    Bytes challenge() {
        return bytes("IU").slice(13, 13 + size());
    }

    /** Length of challenges and MACs. */
    int size() {
        return bytes("HOST").size();
    }

    Scp03Option option() {
        return new Scp03Option(bytes("IU").unsigned(12));
    }

    SecurityLevel level() {
        return new SecurityLevel(Integer.parseInt(field("LEVEL"), 16));
    }

    CardChannel start() {
        return CardChannel.start(keys(), option(), bytes("HOST"), challenge());
    }

    CommandApdu externalAuthenticate() {
        return CommandApdu.parse(bytes("EA"));
    }

    @Override
    public String toString() {
        return name;
    }
}
