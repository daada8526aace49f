package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.aes.AesCbc;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The block that encrypts to the initial value of C-DEC and R-ENC (Amendment D, 6.2.6 and 6.2.7). */
final class CounterBlock {

    private static final int COUNTER_AT = AesCbc.BLOCK - Integer.BYTES;

    private CounterBlock() {}

    /**
     * Writes the block to the front of a buffer.
     *
     * @param first 00 for a command, 80 for a response
     */
    static void write(byte[] buffer, int first, int counter) {
        Arrays.fill(buffer, 0, COUNTER_AT, (byte) 0);
        buffer[0] = (byte) first;
        ByteBuffer.wrap(buffer).putInt(COUNTER_AT, counter);
    }
}
