package dev.cardmint.center.profiles.identification;

import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.model.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The encodings of data groupings, decoded back: those that tell a value again. */
enum ValueDecoding {
    /** Half-bytes, the pad one of them. */
    DIGITS {
        @Override
        String text(Bytes encoded) {
            return encoded.toHex();
        }
    },
    /** ASCII, the pad one character. */
    ASCII {
        @Override
        @Nullable
        String text(Bytes encoded) {
            return strictly(encoded, StandardCharsets.US_ASCII);
        }
    },
    /** UTF-8, without a pad. */
    UTF8 {
        @Override
        @Nullable
        String text(Bytes encoded) {
            return strictly(encoded, StandardCharsets.UTF_8);
        }
    };

    /** Whether values of that type come back as they were written. */
    boolean tells(ValueType type) {
        return switch (type) {
            case DIGITS, CARD_NUMBER -> true;
            case EMBOSSED -> this != DIGITS;
            case TEXT -> this == UTF8;
            case DATE, PHOTO -> false;
        };
    }

    /** What is written there, its filling included, or {@code null} if it is not so encoded. */
    @Nullable
    abstract String text(Bytes encoded);

    private static @Nullable String strictly(Bytes encoded, Charset charset) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(encoded.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
