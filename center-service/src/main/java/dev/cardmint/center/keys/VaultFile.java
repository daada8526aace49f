package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.KeyVersionNumber;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A software vault at rest:
 *
 * <pre>
 * "CMVAULT" ‖ version(1) = 02 ‖ kind(1) = L or P ‖ AES-256-GCM(key sets), what is before it as associated data
 * key sets: count(1), then each: name ‖ purpose ‖ diversification ‖ key type ‖ key version(1) ‖ master key;
 *           texts and the key with their length(1) in front
 * </pre>
 *
 * Files of version 01 hold AES keys and no key type; they are read as they are.
 */
final class VaultFile {

    private static final byte[] MAGIC = "CMVAULT".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION_AT = MAGIC.length;
    private static final int KIND_AT = VERSION_AT + 1;
    private static final int HEADER = KIND_AT + 1;
    private static final byte WITHOUT_KEY_TYPES = 1;
    private static final byte VERSION = 2;
    private static final int MOST_SETS = 200;
    private static final int MOST_BYTES = 1 + MOST_SETS * 400;

    private VaultFile() {}

    /**
     * Writes a new file.
     *
     * @throws VaultFileException if the file is there already, or cannot be written
     */
    static void create(Path file, KeyRing keys, VaultKey vaultKey) {
        byte[] plain = encode(keys.all());
        byte[] header = header(keys.kind());
        byte[] sealed = vaultKey.forFile().seal(plain, header);
        Arrays.fill(plain, (byte) 0);
        PrivateFile.create(
                file,
                ByteBuffer.allocate(HEADER + sealed.length)
                        .put(header)
                        .put(sealed)
                        .array());
    }

    /**
     * Opens a file.
     *
     * @throws VaultFileException if it cannot be read, was altered, or has another key
     */
    static KeyRing read(Path file, VaultKey vaultKey) {
        byte[] content = content(file);
        if (content.length < HEADER
                || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                || content[VERSION_AT] < WITHOUT_KEY_TYPES
                || content[VERSION_AT] > VERSION) {
            throw new VaultFileException("%s is no key vault of version 1 or 2".formatted(file));
        }
        byte[] header = Arrays.copyOf(content, HEADER);
        byte[] plain = open(file, Arrays.copyOfRange(content, HEADER, content.length), header, vaultKey);
        try {
            boolean keyTypes = header[VERSION_AT] != WITHOUT_KEY_TYPES;
            return new KeyRing(kind(file, header[KIND_AT]), decode(ByteBuffer.wrap(plain), keyTypes));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new VaultFileException("The content of key vault %s is damaged".formatted(file));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new VaultFileException("Key vault %s cannot be read".formatted(file));
        }
    }

    private static byte[] open(Path file, byte[] sealed, byte[] header, VaultKey vaultKey) {
        try {
            return vaultKey.forFile().open(sealed, header);
        } catch (SealBrokenException e) {
            throw new VaultFileException("Key vault %s was altered or has another key".formatted(file));
        }
    }

    private static byte[] header(VaultKind kind) {
        byte[] header = Arrays.copyOf(MAGIC, HEADER);
        header[VERSION_AT] = VERSION;
        header[KIND_AT] = (byte) (kind == VaultKind.LAB ? 'L' : 'P');
        return header;
    }

    private static VaultKind kind(Path file, byte letter) {
        return switch (letter) {
            case 'L' -> VaultKind.LAB;
            case 'P' -> VaultKind.PRODUCTION;
            default -> throw new VaultFileException("Key vault %s is of an unknown kind".formatted(file));
        };
    }

    private static byte[] encode(List<StoredKeySet> sets) {
        if (sets.size() > MOST_SETS) {
            throw new VaultFileException("A key vault holds at most %d key sets".formatted(MOST_SETS));
        }
        ByteBuffer out = ByteBuffer.allocate(MOST_BYTES);
        out.put((byte) sets.size());
        sets.forEach(set -> encode(set, out));
        byte[] encoded = Arrays.copyOf(out.array(), out.position());
        Arrays.fill(out.array(), (byte) 0);
        return encoded;
    }

    private static void encode(StoredKeySet set, ByteBuffer out) {
        KeySet description = set.description();
        putText(description.name().value(), out);
        putText(description.purpose().name(), out);
        putText(description.diversification().toString(), out);
        putText(description.keyType().name(), out);
        out.put((byte) description.keyVersion().value());
        byte[] master = set.master().copy();
        out.put((byte) master.length).put(master);
        Arrays.fill(master, (byte) 0);
    }

    private static void putText(String text, ByteBuffer out) {
        out.put((byte) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String getText(ByteBuffer in) {
        byte[] text = new byte[Byte.toUnsignedInt(in.get())];
        in.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static List<StoredKeySet> decode(ByteBuffer in, boolean keyTypes) {
        int count = Byte.toUnsignedInt(in.get());
        var sets = new ArrayList<StoredKeySet>();
        for (int i = 0; i < count; i++) {
            sets.add(decodeSet(in, keyTypes));
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("Bytes after the last key set");
        }
        return sets;
    }

    private static StoredKeySet decodeSet(ByteBuffer in, boolean keyTypes) {
        var name = new KeySetName(getText(in));
        Purpose purpose = Purpose.valueOf(getText(in));
        Diversification diversification = Diversification.parse(getText(in));
        KeyType type = keyTypes ? KeyType.valueOf(getText(in)) : KeyType.AES;
        var keyVersion = new KeyVersionNumber(Byte.toUnsignedInt(in.get()));
        byte[] master = new byte[Byte.toUnsignedInt(in.get())];
        try {
            in.get(master);
            var description = new KeySet(name, purpose, keyVersion, type, diversification, master.length * Byte.SIZE);
            return new StoredKeySet(description, new MasterKey(type, master));
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }
}
