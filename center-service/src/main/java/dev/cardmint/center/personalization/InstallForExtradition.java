package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;

/** INSTALL [for extradition]: from now on the application belongs to this security domain (GPCS 11.5.2.3.4). */
public record InstallForExtradition(Aid securityDomain, Aid application) {

    public CommandApdu toCommand() {
        Bytes data = LengthValue.of(securityDomain.value())
                .concat(Bytes.of(0))
                .concat(LengthValue.of(application.value()))
                .concat(Bytes.of(0, 0, 0)); // no privileges, no parameters, no token
        return new CommandApdu(0x80, 0xE6, 0x10, 0x00, data, Le.ANY);
    }
}
