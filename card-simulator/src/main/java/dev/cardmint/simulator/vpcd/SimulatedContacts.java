package dev.cardmint.simulator.vpcd;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.Insertion;
import dev.cardmint.simulator.card.SimulatedCard;

/** A simulated card with the faults of one insertion; its commands are counted on over resets and power cycles. */
public final class SimulatedContacts implements CardContacts {

    private final SimulatedCard card;
    private final Insertion insertion;
    private InsertedCard powered;

    public SimulatedContacts(SimulatedCard card, Faults faults) {
        this(card, new Insertion(faults));
    }

    /** A card that may take time; its insertion goes on over resets. */
    public SimulatedContacts(SimulatedCard card, Insertion insertion) {
        this.card = card;
        this.insertion = insertion;
        powered = new InsertedCard(card, insertion);
    }

    @Override
    public Bytes atr() {
        return card.atr();
    }

    @Override
    public void reset() {
        powered = new InsertedCard(card, insertion);
    }

    @Override
    public Bytes transmit(Bytes command) {
        return powered.transmit(command).encode();
    }
}
