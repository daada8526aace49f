package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/**
 * STORE DATA with data in DGI form (GPCS 11.11).
 *
 * @param number of the block, from 0
 * @param encrypted whether it carries DGIs whose content is encrypted
 */
public record StoreData(int number, boolean last, boolean encrypted, Bytes data) {

    private static final int DGI_FORM = 0x08;
    private static final int ENCRYPTED = 0x60;
    private static final int LAST = 0x80;

    public StoreData {
        if (number < 0 || number > 0xFF) {
            throw new IllegalArgumentException("STORE DATA has at most 256 blocks, this is number " + number);
        }
    }

    public CommandApdu toCommand() {
        int p1 = DGI_FORM | (encrypted ? ENCRYPTED : 0) | (last ? LAST : 0);
        return new CommandApdu(0x80, 0xE2, p1, number, data, Le.ANY);
    }
}
