package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.Tlv;

/**
 * DELETE of an application or a package (GPCS 11.2).
 *
 * @param related whether what came from the package goes with it
 */
public record Delete(Aid aid, boolean related) {

    private static final int AID = 0x4F;
    private static final int RELATED = 0x80;

    public CommandApdu toCommand() {
        return new CommandApdu(0x80, 0xE4, 0x00, related ? RELATED : 0x00, new Tlv(AID, aid.value()).encode(), Le.ANY);
    }
}
