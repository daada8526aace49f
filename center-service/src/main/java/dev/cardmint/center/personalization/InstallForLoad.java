package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;

/**
 * INSTALL [for load]: the LOAD commands that follow bring this load file (GPCS 11.5.2.3.1).
 *
 * @param securityDomain what it will belong to
 * @param hash of the load file data block, or empty: a card needs it for signatures and tokens only
 */
public record InstallForLoad(Aid packageAid, Aid securityDomain, Bytes hash) {

    public CommandApdu toCommand() {
        Bytes data = LengthValue.of(packageAid.value())
                .concat(LengthValue.of(securityDomain.value()))
                .concat(LengthValue.of(hash))
                .concat(LengthValue.of(Bytes.EMPTY)) // no parameters
                .concat(LengthValue.of(Bytes.EMPTY)); // no token
        return new CommandApdu(0x80, 0xE6, 0x02, 0x00, data, Le.ANY);
    }
}
