package dev.cardmint.simulator.birth;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.image.ImageBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How commands reach a card.
 *
 * @param logicalChannels 1 to 4, the basic channel included
 * @param extendedLength whether the card takes extended length fields (ISO/IEC 7816-4, 5.2)
 * @param historical historical bytes of the answer to reset, up to 15 (ISO/IEC 7816-4, 12.1.1)
 */
public record Transmission(Protocol protocol, int logicalChannels, boolean extendedLength, Bytes historical) {

    public static final int MAX_CHANNELS = 4;

    private static final int TS_DIRECT = 0x3B;
    private static final int TD1_FOLLOWS = 0x80;

    /** "CARDMINT", a format of its own. */
    private static final Bytes HISTORICAL = Bytes.ofHex("434152444D494E54");

    public static final Transmission USUAL = new Transmission(Protocol.T1, MAX_CHANNELS, true, HISTORICAL);

    public Transmission {
        if (logicalChannels < 1 || logicalChannels > MAX_CHANNELS) {
            throw new IllegalArgumentException("A card has 1 to 4 logical channels, not " + logicalChannels);
        }
        if (historical.size() > 15) {
            throw new IllegalArgumentException("An answer to reset has up to 15 historical bytes");
        }
    }

    static Transmission readFrom(DataInput in) throws IOException {
        return new Transmission(
                Protocol.valueOf(in.readUTF()), in.readUnsignedByte(), in.readBoolean(), ImageBytes.read(in));
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeUTF(protocol.name());
        out.writeByte(logicalChannels);
        out.writeBoolean(extendedLength);
        ImageBytes.write(out, historical);
    }

    /** Answer to reset (ISO/IEC 7816-3, 8.2): a card of T=0 alone names no protocol and has no check byte TCK. */
    public Bytes atr() {
        if (protocol == Protocol.T0) {
            return Bytes.of(TS_DIRECT, historical.size()).concat(historical);
        }
        Bytes checked = Bytes.of(TD1_FOLLOWS | historical.size(), 1).concat(historical);
        int tck = 0;
        for (int i = 0; i < checked.size(); i++) {
            tck ^= checked.unsigned(i);
        }
        return Bytes.of(TS_DIRECT).concat(checked).concat(Bytes.of(tck));
    }

    public Transmission with(Protocol other) {
        return new Transmission(other, logicalChannels, extendedLength, historical);
    }

    public Transmission logicalChannels(int count) {
        return new Transmission(protocol, count, extendedLength, historical);
    }

    public Transmission extendedLength(boolean offered) {
        return new Transmission(protocol, logicalChannels, offered, historical);
    }

    public Transmission historical(Bytes bytes) {
        return new Transmission(protocol, logicalChannels, extendedLength, bytes);
    }
}
