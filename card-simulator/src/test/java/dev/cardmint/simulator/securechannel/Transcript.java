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
public record Transcript(String name, Map<String, String> fields, List<Exchange> exchanges) {

    public record Exchange(CommandApdu plain, CommandApdu wrapped, ResponseApdu raw, ResponseApdu expected) {

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

    /** Every transcript of SCP03. */
    public static Stream<Transcript> all() {
        return read("/vectors/scp03-s8.txt", "/vectors/scp03-s16.txt");
    }

    /** Every transcript of SCP02. */
    public static Stream<Transcript> ofScp02() {
        return read("/vectors/scp02.txt");
    }

    private static Stream<Transcript> read(String... resources) {
        var transcripts = new ArrayList<Transcript>();
        for (String line :
                Stream.of(resources).flatMap(each -> lines(each).stream()).toList()) {
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

    public static List<String> lines(String resource) {
        try (InputStream in = Transcript.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String field(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    public Bytes bytes(String name) {
        return Bytes.ofHex(field(name));
    }

    public StaticKeys keys() {
        String[] keys = field("KEYS").split(" ", -1);
        CardKey.Type type = isLegacy() ? CardKey.Type.DES3 : CardKey.Type.AES;
        return new StaticKeys(key(type, keys[0]), key(type, keys[1]), key(type, keys[2]));
    }

    private static CardKey key(CardKey.Type type, String hex) {
        return type.key(Bytes.ofHex(hex).toByteArray());
    }

    public static AesKey key(String hex) {
        return AesKey.of(Bytes.ofHex(hex).toByteArray());
    }

    public Bytes challenge() {
        return isLegacy() ? bytes("IU").slice(14, 20) : bytes("IU").slice(13, 13 + size());
    }

    /** Length of challenges and MACs. */
    public int size() {
        return bytes("HOST").size();
    }

    public ChannelOption option() {
        return ChannelOption.of(
                Integer.parseInt(field("PROTO")),
                isLegacy() ? Integer.parseInt(field("OPTION"), 16) : bytes("IU").unsigned(12));
    }

    public SecurityLevel level() {
        return new SecurityLevel(Integer.parseInt(field("LEVEL"), 16));
    }

    private boolean isLegacy() {
        return field("PROTO").equals("2");
    }

    /** The sequence counter that the card told. */
    public Bytes sequence() {
        Bytes answer = bytes("IU");
        return isLegacy() ? answer.slice(12, 14) : answer.slice(13 + 2 * size(), answer.size());
    }

    public CardChannel start() {
        return option().start(keys(), bytes("HOST"), sequence(), challenge());
    }

    public CommandApdu externalAuthenticate() {
        return CommandApdu.parse(bytes("EA"));
    }

    @Override
    public String toString() {
        return name;
    }
}
