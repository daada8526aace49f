package dev.cardmint.simulator.securechannel.scp03;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.AesKey;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The key derivation of SCP03: SP 800-108 in counter mode with AES-CMAC (Amendment D, 4.1.5). */
final class KeyDerivation {

    static final int CARD_CRYPTOGRAM = 0x00;
    static final int HOST_CRYPTOGRAM = 0x01;
    static final int CARD_CHALLENGE = 0x02;
    static final int S_ENC = 0x04;
    static final int S_MAC = 0x06;
    static final int S_RMAC = 0x07;

    private KeyDerivation() {}

    /** Derives as many bytes as asked for; the caller wipes them if they are a key. */
    static byte[] derive(AesKey key, int constant, int length, Bytes context) {
        byte[] derived = new byte[length];
        for (int block = 0; block * AesKey.BLOCK < length; block++) {
            byte[] part = key.cmac(input(constant, length * 8, block + 1, context));
            int at = block * AesKey.BLOCK;
            System.arraycopy(part, 0, derived, at, Math.min(AesKey.BLOCK, length - at));
            Arrays.fill(part, (byte) 0);
        }
        return derived;
    }

    static AesKey deriveKey(AesKey key, int constant, Bytes context) {
        byte[] derived = derive(key, constant, key.size(), context);
        try {
            return AesKey.of(derived);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** Label (11 × 00, derivation constant), separator 00, L in bits, counter, context. */
    private static byte[] input(int constant, int bits, int counter, Bytes context) {
        var input = new ByteArrayOutputStream();
        input.writeBytes(new byte[11]);
        input.write(constant);
        input.write(0);
        input.write(bits >> 8);
        input.write(bits);
        input.write(counter);
        input.writeBytes(context.toByteArray());
        return input.toByteArray();
    }
}
