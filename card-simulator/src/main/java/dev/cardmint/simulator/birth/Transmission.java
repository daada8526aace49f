package dev.cardmint.simulator.birth;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How commands reach a card.
 *
 * @param logicalChannels 1 to 4, the basic channel included
 * @param extendedLength whether the card takes extended length fields (ISO/IEC 7816-4, 5.2)
 */
public record Transmission(Protocol protocol, int logicalChannels, boolean extendedLength) {

    public static final int MAX_CHANNELS = 4;

    public static final Transmission USUAL = new Transmission(Protocol.T1, MAX_CHANNELS, true);

    private static final int TS_DIRECT = 0x3B;
    private static final int TD1_FOLLOWS = 0x80;

    /** "CARDMINT", a format of its own (ISO/IEC 7816-4, 12.1.1). */
    private static final Bytes HISTORICAL = Bytes.ofHex("434152444D494E54");

    public Transmission {
        if (logicalChannels < 1 || logicalChannels > MAX_CHANNELS) {
            throw new IllegalArgumentException("A card has 1 to 4 logical channels, not " + logicalChannels);
        }
    }

    static Transmission readFrom(DataInput in) throws IOException {
        return new Transmission(Protocol.valueOf(in.readUTF()), in.readUnsignedByte(), in.readBoolean());
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeUTF(protocol.name());
        out.writeByte(logicalChannels);
        out.writeBoolean(extendedLength);
    }

    /** Answer to reset (ISO/IEC 7816-3, 8.2): a card of T=0 alone names no protocol and has no check byte TCK. */
    public Bytes atr() {
        if (protocol == Protocol.T0) {
            return Bytes.of(TS_DIRECT, HISTORICAL.size()).concat(HISTORICAL);
        }
        Bytes checked = Bytes.of(TD1_FOLLOWS | HISTORICAL.size(), 1).concat(HISTORICAL);
        int tck = 0;
        for (int i = 0; i < checked.size(); i++) {
            tck ^= checked.unsigned(i);
        }
        return Bytes.of(TS_DIRECT).concat(checked).concat(Bytes.of(tck));
    }

    public Transmission with(Protocol other) {
        return new Transmission(other, logicalChannels, extendedLength);
    }

    public Transmission logicalChannels(int count) {
        return new Transmission(protocol, count, extendedLength);
    }

    public Transmission extendedLength(boolean offered) {
        return new Transmission(protocol, logicalChannels, offered);
    }
}
