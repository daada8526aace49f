package dev.cardmint.center.personalization;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stored personalization data:
 *
 * <pre>
 * version(1) = 01 ‖ profile ‖ profile version(4) ‖ values ‖ secrets
 * values, secrets: count(1), then each: name ‖ content; every text and content with its length(2) in front
 * </pre>
 */
final class PersonalizationDataCodec {

    private static final byte VERSION = 1;
    private static final int LENGTH = Short.BYTES;

    private PersonalizationDataCodec() {}

    static byte[] encode(PersonalizationData data) {
        byte[] profile = data.profile().getBytes(StandardCharsets.UTF_8);
        int size = 1 + LENGTH + profile.length + Integer.BYTES + size(data.rawValues()) + size(data.rawSecrets());
        ByteBuffer out = ByteBuffer.allocate(size).put(VERSION);
        put(profile, out);
        out.putInt(data.profileVersion());
        put(data.rawValues(), out);
        put(data.rawSecrets(), out);
        return out.array();
    }

    private static int size(Map<String, byte[]> entries) {
        return 1
                + entries.entrySet().stream()
                        .mapToInt(entry -> 2 * LENGTH
                                + entry.getKey().getBytes(StandardCharsets.UTF_8).length
                                + entry.getValue().length)
                        .sum();
    }

    private static void put(Map<String, byte[]> entries, ByteBuffer out) {
        out.put((byte) entries.size());
        entries.forEach((name, content) -> {
            put(name.getBytes(StandardCharsets.UTF_8), out);
            put(content, out);
        });
    }

    private static void put(byte[] content, ByteBuffer out) {
        out.putShort((short) content.length).put(content);
    }

    static PersonalizationData decode(byte[] stored) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        try {
            if (in.get() != VERSION) {
                throw new MalformedPersonalizationDataException("Personalization data of an unknown version");
            }
            var data = new PersonalizationData(text(in), in.getInt(), entries(in), entries(in));
            if (in.hasRemaining()) {
                throw new MalformedPersonalizationDataException("Bytes after the end of personalization data");
            }
            return data;
        } catch (BufferUnderflowException e) {
            throw new MalformedPersonalizationDataException("Personalization data is cut off");
        }
    }

    private static Map<String, byte[]> entries(ByteBuffer in) {
        int count = Byte.toUnsignedInt(in.get());
        var entries = new TreeMap<String, byte[]>();
        for (int i = 0; i < count; i++) {
            if (entries.put(text(in), content(in)) != null) {
                throw new MalformedPersonalizationDataException("A name stands twice in personalization data");
            }
        }
        return entries;
    }

    private static String text(ByteBuffer in) {
        return new String(content(in), StandardCharsets.UTF_8);
    }

    private static byte[] content(ByteBuffer in) {
        byte[] content = new byte[Math.min(Short.toUnsignedInt(in.getShort()), in.remaining() + 1)];
        in.get(content); // one too many when it is cut off
        return content;
    }
}
