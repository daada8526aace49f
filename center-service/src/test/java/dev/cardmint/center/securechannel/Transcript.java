package dev.cardmint.center.securechannel;

import dev.cardmint.center.securechannel.scp02.Scp02;
import dev.cardmint.center.securechannel.scp02.Scp02Keys;
import dev.cardmint.center.securechannel.scp03.Scp03;
import dev.cardmint.center.securechannel.scp03.Scp03Keys;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
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

/** One published conversation with a card, from {@code CASE} to {@code END} of a vector file. */
public record Transcript(String name, Map<String, String> fields, List<Exchange> exchanges) {

    private static final List<String> FILES =
            List.of("scp03-level33-s8-s16.txt", "scp03-all-options.txt", "scp02-all-options.txt");

    public static List<Transcript> all(Protocol protocol) {
        return all().stream()
                .filter(transcript -> transcript.option().protocol() == protocol)
                .toList();
    }

    static List<Transcript> all() {
        return FILES.stream().flatMap(file -> read(file).stream()).toList();
    }

    public static Transcript named(String name) {
        return all().stream()
                .filter(transcript -> transcript.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Transcript> read(String file) {
        var transcripts = new ArrayList<Transcript>();
        var fields = new HashMap<String, String>();
        var exchanges = new ArrayList<Exchange>();
        for (String line : lines(file)) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "#", "" -> {}
                case "END" -> {
                    String name = Objects.requireNonNull(fields.get("CASE"));
                    transcripts.add(new Transcript(name, Map.copyOf(fields), List.copyOf(exchanges)));
                    fields.clear();
                    exchanges.clear();
                }
                case "CMD" -> exchanges.add(Exchange.parse(words[1]));
                default -> fields.put(words[0], words[1]);
            }
        }
        return transcripts;
    }

    private static List<String> lines(String file) {
        try (InputStream in = Transcript.class.getResourceAsStream("/vectors/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String field(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    /** Static key 0 Key-ENC, 1 Key-MAC, 2 Key-DEK. */
    public byte[] key(int index) {
        return Bytes.ofHex(field("KEYS").split(" ", -1)[index]).toByteArray();
    }

    public KeyVersionNumber keyVersion() {
        return KeyVersionNumber.parse(field("KVN"));
    }

    public Bytes hostChallenge() {
        return Bytes.ofHex(field("HOST"));
    }

    public Bytes initializeUpdateData() {
        return Bytes.ofHex(field("IU"));
    }

    public InitializeUpdate.Response response() {
        return InitializeUpdate.Response.parse(initializeUpdateData(), option());
    }

    /** As the profile would say; an SCP03 card tells its own. */
    private ChannelOption option() {
        return fields.containsKey("OPTION") ? Scp02Option.parse(field("OPTION")) : new Scp03Option(0);
    }

    public ChannelOpening opening() {
        return new ChannelOpening(hostChallenge(), response(), SecurityLevel.parse(field("LEVEL")));
    }

    /** With the transcript's keys. */
    public SecureChannel open() {
        return open(opening());
    }

    /** With the transcript's keys, whatever else was said. */
    public SecureChannel open(ChannelOpening opening) {
        return switch (option().protocol()) {
            case SCP02 -> {
                try (var keys = new Scp02Keys(key(0), key(1))) {
                    yield Scp02.open(keys, opening);
                }
            }
            case SCP03 -> {
                try (var keys = new Scp03Keys(key(0), key(1))) {
                    yield Scp03.open(keys, opening);
                }
            }
        };
    }

    /** Whether the transcript's keys made the cryptogram of an answer to its host challenge. */
    public boolean verifies(InitializeUpdate.Response response) {
        return switch (option().protocol()) {
            case SCP02 -> {
                try (var keys = new Scp02Keys(key(0), key(1))) {
                    yield Scp02.verifies(keys, hostChallenge(), response);
                }
            }
            case SCP03 -> {
                try (var keys = new Scp03Keys(key(0), key(1))) {
                    yield Scp03.verifies(keys, hostChallenge(), response);
                }
            }
        };
    }

    public Bytes externalAuthenticate() {
        return Bytes.ofHex(field("EA"));
    }

    public List<CommandApdu> plainCommands() {
        return exchanges.stream().map(Exchange::plain).toList();
    }

    @Override
    public String toString() {
        return name;
    }

    /** One command of a transcript and its answer. */
    public record Exchange(
            CommandApdu plain, Bytes wrapped, ResponseApdu raw, Bytes expectedData, StatusWord expectedStatus) {

        private static Exchange parse(String text) {
            String[] words = text.split(" ", -1);
            return new Exchange(
                    CommandApdu.parse(Bytes.ofHex(words[0])),
                    Bytes.ofHex(words[1]),
                    ResponseApdu.parse(Bytes.ofHex(words[2])),
                    words[3].equals("-") ? Bytes.EMPTY : Bytes.ofHex(words[3]),
                    StatusWord.parse(words[4]));
        }
    }
}
