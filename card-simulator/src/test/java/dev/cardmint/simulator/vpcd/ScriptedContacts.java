package dev.cardmint.simulator.vpcd;

import dev.cardmint.model.bytes.Bytes;
import java.util.function.UnaryOperator;

/** A card that answers as a test says. */
record ScriptedContacts(UnaryOperator<Bytes> answers) implements CardContacts {

    @Override
    public Bytes atr() {
        return Bytes.ofHex("3B00");
    }

    @Override
    public void reset() {}

    @Override
    public Bytes transmit(Bytes command) {
        return answers.apply(command);
    }
}
