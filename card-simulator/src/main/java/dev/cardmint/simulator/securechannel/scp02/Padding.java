package dev.cardmint.simulator.securechannel.scp02;

import dev.cardmint.simulator.securechannel.DesKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** 80, then zeros up to a whole block of DES (GPC 2.3.1, B.1.1; ISO/IEC 9797-1, padding method 2). */
final class Padding {

    private Padding() {}

    static byte[] pad(byte[] data) {
        byte[] padded = Arrays.copyOf(data, (data.length / DesKey.BLOCK + 1) * DesKey.BLOCK);
        padded[data.length] = (byte) 0x80;
        return padded;
    }

    /** The data before the padding, or {@code null} if the last block holds none. */
    static byte @Nullable [] unpad(byte[] padded) {
        int last = padded.length - 1;
        while (last >= 0 && last > padded.length - DesKey.BLOCK && padded[last] == 0) {
            last--;
        }
        return last >= 0 && padded[last] == (byte) 0x80 ? Arrays.copyOf(padded, last) : null;
    }
}
