package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.card.Aid;

/** SELECT by name (GPCS 11.9). */
public record Select(Aid aid) {

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0xA4, 0x04, 0x00, aid.value(), Le.ANY);
    }
}
