package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/**
 * GET DATA of one data object (GPCS 11.3).
 *
 * @param tag one or two bytes: {@code 0x9F7F} is the CPLC, {@code 0x66} card data, {@code 0xE0} key information
 */
public record GetData(int tag) {

    public GetData {
        if (tag < 1 || tag > 0xFFFF) {
            throw new IllegalArgumentException("GET DATA takes a tag of one or two bytes, not %X".formatted(tag));
        }
    }

    public CommandApdu toCommand() {
        return new CommandApdu(0x80, 0xCA, tag >> 8, tag & 0xFF, Bytes.EMPTY, Le.ANY);
    }
}
