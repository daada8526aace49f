package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.image.ImageBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a card is made with and never changes.
 *
 * @param option {@code i} of SCP03 (Amendment D, 5.1): 70 with pseudo-random challenges, 60 with random ones
 * @param kdd key diversification data, 10 bytes
 * @param cplc card production life cycle data, 42 bytes
 * @param authenticationLimit failed or unfinished authentications in a row until the card refuses more; 0 for no limit
 */
record CardBirth(int option, Bytes kdd, Bytes cplc, int authenticationLimit) {

    CardBirth {
        if (option != 0x60 && option != 0x70) {
            throw new IllegalArgumentException("The option i is 60 or 70, not %02X".formatted(option));
        }
        if (kdd.size() != 10 || cplc.size() != 42) {
            throw new IllegalArgumentException("Diversification data has 10 bytes, CPLC 42");
        }
        if (authenticationLimit < 0) {
            throw new IllegalArgumentException("A limit of authentications is not negative");
        }
    }

    static CardBirth readFrom(DataInput in) throws IOException {
        return new CardBirth(in.readUnsignedByte(), ImageBytes.read(in), ImageBytes.read(in), in.readInt());
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeByte(option);
        ImageBytes.write(out, kdd);
        ImageBytes.write(out, cplc);
        out.writeInt(authenticationLimit);
    }

    boolean hasPseudoRandomChallenge() {
        return (option & 0x10) != 0;
    }
}
