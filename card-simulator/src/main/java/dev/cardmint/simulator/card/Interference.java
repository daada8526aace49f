package dev.cardmint.simulator.card;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.simulator.transmission.Answer;
import org.jspecify.annotations.Nullable;

/** What a fault does to one command. */
interface Interference {

    Interference NONE = new Interference() {
        @Override
        public @Nullable StatusWord status() {
            return null;
        }

        @Override
        public ResponseApdu spoil(CommandApdu command, Answer answer) {
            return answer.response();
        }
    };

    /** The status word in the place of the command's effect, or {@code null}. */
    @Nullable
    StatusWord status();

    /** The answer that leaves the card. */
    ResponseApdu spoil(CommandApdu command, Answer answer);
}
