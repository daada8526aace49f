package dev.cardmint.system;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.vpcd.CardContacts;
import java.util.function.UnaryOperator;

/** Something in the shape of a card. */
record StrangeCard(Bytes atr, UnaryOperator<Bytes> answers) implements CardContacts {

    /** A memory card behind a reader that makes it look like a processor card (PC/SC part 3, 3.1.3.2.3). */
    private static final Bytes MEMORY_CARD = Bytes.ofHex("3B8F8001804F0CA000000306030001000000006A");

    private static final Bytes PROCESSOR_CARD = Bytes.ofHex("3B9F96801FC78031A073BE21136743200718000001A5");

    static StrangeCard memoryCard() {
        return new StrangeCard(MEMORY_CARD, command -> Bytes.ofHex("6A81"));
    }

    static StrangeCard answering(String answer) {
        return new StrangeCard(PROCESSOR_CARD, command -> Bytes.ofHex(answer));
    }

    /** Two cards in one contactless field, or one upside down: the reader gets no sense out of it. */
    static StrangeCard unintelligible() {
        return new StrangeCard(Bytes.ofHex("0000"), command -> Bytes.ofHex("6F00"));
    }

    @Override
    public void reset() {}

    @Override
    public Bytes transmit(Bytes command) {
        return answers.apply(command);
    }
}
