package dev.cardmint.base.recognition;

import dev.cardmint.base.reader.CardHold;
import dev.cardmint.base.reader.GetResponse;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.relay.PinEntry;
import dev.cardmint.model.relay.Readout;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.RecognitionEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a card whose it is: its type's readouts in order, whatever it answers, and its holder's PIN where it wants
 * one.
 *
 * @param timeLimit for each command
 */
record HolderReading(CardHold card, Duration timeLimit) {

    /**
     * Reads the card.
     *
     * @throws PinRefusedException if it takes no PIN; it is sent nothing more
     */
    List<ReadoutAnswer> answers(RecognitionEntry entry, @Nullable Pin pin) {
        var answers = new ArrayList<ReadoutAnswer>();
        for (Readout readout : entry.holder()) {
            PinEntry wanted = entry.pin();
            if (wanted != null && pin != null && wanted.before().equals(readout.name())) {
                enter(pin, wanted);
            }
            answers.add(new ReadoutAnswer(
                    readout.name(), GetResponse.exchange(card, readout.command().toByteArray(), timeLimit)));
        }
        return answers;
    }

    /** Once: the card counts tries. */
    private void enter(Pin pin, PinEntry wanted) {
        byte[] verify = command(pin, wanted);
        try {
            StatusWord answer =
                    ResponseApdu.parse(card.transmit(verify, timeLimit)).statusWord();
            if (!answer.succeeded()) {
                throw PinRefusedException.by(answer);
            }
        } finally {
            Arrays.fill(verify, (byte) 0);
        }
    }

    private static byte[] command(Pin pin, PinEntry wanted) {
        try {
            return pin.verify(wanted);
        } catch (IllegalArgumentException e) {
            throw PinRefusedException.unfit(e);
        }
    }
}
