package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;

/**
 * INSTALL [for install and make selectable] (GPCS 11.5.2.3.2).
 *
 * @param privileges 1 or 3 bytes
 * @param parameters tag C9 included
 */
public record InstallForInstall(Aid packageAid, Aid module, Aid instance, Bytes privileges, Bytes parameters) {

    public CommandApdu toCommand() {
        Bytes data = LengthValue.of(packageAid.value())
                .concat(LengthValue.of(module.value()))
                .concat(LengthValue.of(instance.value()))
                .concat(LengthValue.of(privileges))
                .concat(LengthValue.of(parameters))
                .concat(LengthValue.of(Bytes.EMPTY)); // no token
        return new CommandApdu(0x80, 0xE6, 0x0C, 0x00, data, Le.ANY);
    }
}
