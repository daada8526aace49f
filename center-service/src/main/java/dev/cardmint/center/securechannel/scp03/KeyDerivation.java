package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.aes.AesCmac;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The data derivation scheme of SCP03: SP 800-108 in counter mode with AES-CMAC (Amendment D, 4.1.5). */
final class KeyDerivation {

    static final int CARD_CRYPTOGRAM = 0x00;
    static final int HOST_CRYPTOGRAM = 0x01;
    static final int CARD_CHALLENGE = 0x02;
    static final int S_ENC = 0x04;
    static final int S_MAC = 0x06;
    static final int S_RMAC = 0x07;

    private static final int LABEL_PADDING = 11;

    private KeyDerivation() {}

    /**
     * Derives bytes from the key that a MAC was made ready with.
     *
     * @param constant tells the purposes apart (Table 4-1)
     * @param context host challenge and card challenge; for the card challenge, sequence counter and invoker
     */
    static byte[] derive(AesCmac cmac, int constant, byte[] context, int length) {
        byte[] derived = new byte[length];
        for (int i = 0; i * AesCmac.TAG < length; i++) {
            byte[] block = cmac.mac(input(constant, length * 8, i + 1, context));
            int from = i * AesCmac.TAG;
            System.arraycopy(block, 0, derived, from, Math.min(AesCmac.TAG, length - from));
            Arrays.fill(block, (byte) 0);
        }
        return derived;
    }

    private static byte[] input(int constant, int bits, int counter, byte[] context) {
        return ByteBuffer.allocate(LABEL_PADDING + 5 + context.length)
                .position(LABEL_PADDING)
                .put((byte) constant)
                .put((byte) 0)
                .putShort((short) bits)
                .put((byte) counter)
                .put(context)
                .array();
    }
}
