package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;

/** INSTALL [for personalization] (GPCS 11.5.2.3.6): the STORE DATA commands that follow go to this application. */
public record InstallForPersonalization(Aid application) {

    public CommandApdu toCommand() {
        Bytes data = Bytes.of(0, 0).concat(LengthValue.of(application.value())).concat(Bytes.of(0, 0, 0));
        return new CommandApdu(0x80, 0xE6, 0x20, 0x00, data, Le.ANY);
    }
}
