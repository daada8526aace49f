package dev.cardmint.center.personalization;

import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/** SET STATUS of the issuer security domain, and with it of the card (GPCS 11.10). */
public record SetStatus(CardLifeCycle state) {

    private static final int ISSUER_SECURITY_DOMAIN = 0x80;

    public CommandApdu toCommand() {
        return new CommandApdu(0x80, 0xF0, ISSUER_SECURITY_DOMAIN, state.value(), Bytes.EMPTY, Le.ANY);
    }
}
