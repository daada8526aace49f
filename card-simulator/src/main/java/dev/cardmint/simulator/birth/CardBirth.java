package dev.cardmint.simulator.birth;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a card is made with and never changes.
 *
 * @param kdd key diversification data, 10 bytes
 * @param cplc card production life cycle data, 42 bytes
 */
public record CardBirth(
        Bytes kdd, Bytes cplc, ChannelTraits channel, Transmission transmission, ContentTraits content) {

    public static final int KDD = 10;
    public static final int CPLC = 42;

    public CardBirth {
        if (kdd.size() != KDD || cplc.size() != CPLC) {
            throw new IllegalArgumentException("Diversification data has 10 bytes, CPLC 42");
        }
    }

    public static CardBirth readFrom(DataInput in) throws IOException {
        return new CardBirth(
                read(in, KDD),
                read(in, CPLC),
                ChannelTraits.readFrom(in),
                Transmission.readFrom(in),
                ContentTraits.readFrom(in));
    }

    private static Bytes read(DataInput in, int size) throws IOException {
        byte[] bytes = new byte[size];
        in.readFully(bytes);
        return Bytes.copyOf(bytes);
    }

    public void writeTo(DataOutput out) throws IOException {
        out.write(kdd.toByteArray());
        out.write(cplc.toByteArray());
        channel.writeTo(out);
        transmission.writeTo(out);
        content.writeTo(out);
    }
}
