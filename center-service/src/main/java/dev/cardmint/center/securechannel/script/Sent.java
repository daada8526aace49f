package dev.cardmint.center.securechannel.script;

import dev.cardmint.model.apdu.CommandApdu;

/** One wrapped command. */
public interface Sent {

    CommandApdu plain();

    CommandApdu wrapped();
}
