package dev.cardmint.center.sessions;

import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.relay.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rehearsal went.
 *
 * @param exchanges every command that was sent, in order
 * @param option of the secure channel that the card has, or {@code null} if it has none or did not say
 * @param outcome what a base would have been told
 * @param roundTrips of the network, from the click to the outcome
 */
public record Rehearsed(List<Exchange> exchanges, @Nullable ChannelOption option, Outcome outcome, int roundTrips) {

    public Rehearsed {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * One command and its answer.
     *
     * @param roundTrip in which it went out, 0 for the opening
     * @param channel the secure channel that carried it, counted from 1, or 0 in the clear
     * @param plain before it was wrapped, or {@code null} of EXTERNAL AUTHENTICATE, which is the channel's own
     * @param answer as the card gave it
     * @param unwrapped the answer with its protection verified and taken off, or {@code null} if that did not hold
     */
    public record Exchange(
            int roundTrip,
            int channel,
            String command,
            @Nullable CommandApdu plain,
            CommandApdu sent,
            ResponseApdu answer,
            @Nullable ResponseApdu unwrapped,
            Judgement judgement) {}

    /** What the center concludes from one answer. */
    public enum Judgement {
        /** A success whose R-MAC was verified. */
        PROVED,
        /** A success by its status word, which no MAC protects. */
        SUCCEEDED,
        /** A status word that is none of a success of this command. */
        REFUSED,
        /** Another answer than the one that the next commands were made for: they are made anew. */
        NOT_FORESEEN,
        /** An R-MAC that is missing or wrong, in this answer or in one before it. */
        NOT_VERIFIED
    }
}
