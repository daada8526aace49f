package dev.cardmint.center.profiles.identification;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a value stands in the data of an answer. */
sealed interface AnswerPlace {

    /** The bytes there, or {@code null} if there is no such place. */
    @Nullable
    Bytes in(Bytes data);

    /**
     * Bytes at a position.
     *
     * @param from counted from 0
     */
    record Position(int from, int length) implements AnswerPlace {

        @Override
        public @Nullable Bytes in(Bytes data) {
            return from + length > data.size() ? null : data.slice(from, from + length);
        }
    }

    /**
     * The value of a BER-TLV data object within others (ISO/IEC 7816-4, 6.3).
     *
     * @param tags from the outermost data object to the value's own
     */
    record TlvPath(List<Integer> tags) implements AnswerPlace {

        public TlvPath {
            tags = List.copyOf(tags);
        }

        @Override
        public @Nullable Bytes in(Bytes data) {
            Bytes within = data;
            try {
                for (int tag : tags) {
                    Tlv found = first(Tlv.parseAll(within), tag);
                    if (found == null) {
                        return null;
                    }
                    within = found.value();
                }
            } catch (MalformedTlvException e) {
                return null;
            }
            return within;
        }

        private static @Nullable Tlv first(List<Tlv> objects, int tag) {
            return objects.stream()
                    .filter(object -> object.tag() == tag)
                    .findFirst()
                    .orElse(null);
        }
    }
}
