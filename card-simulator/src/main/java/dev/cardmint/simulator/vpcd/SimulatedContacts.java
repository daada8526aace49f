package dev.cardmint.simulator.vpcd;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.MalformedApduException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.Insertion;
import dev.cardmint.simulator.card.SimulatedCard;

/** A simulated card with the faults of one insertion; its commands are counted on over resets and power cycles. */
public final class SimulatedContacts implements CardContacts {

    /** Wrong length (ISO/IEC 7816-4, table 6). */
    private static final Bytes WRONG_LENGTH = Bytes.of(0x67, 0x00);

    private final SimulatedCard card;
    private final Insertion insertion;
    private InsertedCard powered;

    public SimulatedContacts(SimulatedCard card, Faults faults) {
        this.card = card;
        insertion = new Insertion(faults);
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
        try {
            return powered.transmit(CommandApdu.parse(command)).encode();
        } catch (MalformedApduException e) {
            return WRONG_LENGTH;
        }
    }
}
