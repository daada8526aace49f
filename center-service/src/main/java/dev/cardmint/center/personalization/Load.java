package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/**
 * LOAD of one block of a load file (GPCS 11.6).
 *
 * @param number of the block, from 0
 */
public record Load(int number, boolean last, Bytes block) {

    private static final int LAST = 0x80;

    public Load {
        if (number < 0 || number > 0xFF) {
            throw new IllegalArgumentException("LOAD has at most 256 blocks, this is number " + number);
        }
    }

    public CommandApdu toCommand() {
        return new CommandApdu(0x80, 0xE8, last ? LAST : 0x00, number, block, Le.ANY);
    }
}
