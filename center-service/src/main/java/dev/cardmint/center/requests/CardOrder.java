package dev.cardmint.center.requests;

import dev.cardmint.center.choices.CardChoices.Wish;
import dev.cardmint.center.notices.GivenContact;
import dev.cardmint.model.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a customer orders: a card type, a person's values, and a photo if the card shows or carries one.
 *
 * @param wish design and kind of blank, where the customer names them
 * @param photo as it was sent; whether it is one is not said yet
 * @param contact where the holder wants to be told, or {@code null}
 */
public record CardOrder(
        String orderId,
        String cardType,
        Map<String, String> values,
        Wish wish,
        @Nullable Bytes photo,
        @Nullable GivenContact contact) {

    /** Letters, digits and signs that need no escaping in an address. */
    public static final String ORDER_ID = "[A-Za-z0-9._:-]{1,100}";

    public static final String ORDER_ID_FORM = "takes 1 to 100 letters, digits and . _ : -";

    public CardOrder {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static boolean isOrderId(String text) {
        return text.matches(ORDER_ID);
    }

    CardOrder withValues(Map<String, String> others) {
        return new CardOrder(orderId, cardType, others, wish, photo, contact);
    }

    /** Everything that makes two orders the same: each part behind its length, values in the order of their names. */
    byte[] canonical() {
        var encoded = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(encoded)) {
            write(out, cardType.getBytes(StandardCharsets.UTF_8));
            out.writeInt(values.size());
            for (var value : values.entrySet()) {
                write(out, value.getKey().getBytes(StandardCharsets.UTF_8));
                write(out, value.getValue().getBytes(StandardCharsets.UTF_8));
            }
            write(out, photo == null ? new byte[0] : photo.toByteArray());
            if (!wish.isEmpty()) { // orders without one have the form that they always had
                write(out, String.valueOf(wish.design()).getBytes(StandardCharsets.UTF_8));
                write(out, String.valueOf(wish.product()).getBytes(StandardCharsets.UTF_8));
            }
            if (contact != null) { // and so here
                write(out, contact.accepted().language().tag().getBytes(StandardCharsets.UTF_8));
                write(out, contact.accepted().email().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    /** The order's name only: the rest is a person's data. */
    @Override
    public String toString() {
        return "CardOrder";
    }
}
