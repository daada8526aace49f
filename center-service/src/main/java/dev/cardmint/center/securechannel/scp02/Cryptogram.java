package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.des.DesCbc;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;

/** What card and host prove their keys with: the last block of 3DES-CBC under S-ENC (GPCS E.4.2 and B.1.2.1). */
final class Cryptogram {

    private static final int PADDED = 3 * DesCbc.BLOCK;

    private Cryptogram() {}

    /** The card's: over host challenge ‖ sequence counter ‖ card challenge. */
    static byte[] ofCard(DesCbc enc, Bytes hostChallenge, Bytes cardPart) {
        return lastBlock(enc, hostChallenge.concat(cardPart));
    }

    /** The host's: over sequence counter ‖ card challenge ‖ host challenge. */
    static byte[] ofHost(DesCbc enc, Bytes hostChallenge, Bytes cardPart) {
        return lastBlock(enc, cardPart.concat(hostChallenge));
    }

    private static byte[] lastBlock(DesCbc enc, Bytes message) {
        byte[] padded = Arrays.copyOf(message.toByteArray(), PADDED);
        padded[message.size()] = (byte) 0x80;
        return Arrays.copyOfRange(enc.apply(padded), PADDED - DesCbc.BLOCK, PADDED);
    }
}
