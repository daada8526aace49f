package dev.cardmint.center.sessions;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.personalization.ChipSituation;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Proof;
import org.jspecify.annotations.Nullable;

/** What follows from the answers to one script. */
sealed interface Verdict {

    /** The chip proved that it carries the record. */
    record Issued(EndingCode code, Proof proof) implements Verdict {}

    /** What the chip proved has been written down before; only its session was still to end. */
    record Closed(EndingCode code, Proof proof) implements Verdict {}

    /** The chip proved that it carries nothing of the record. */
    record Freed(EndingCode code) implements Verdict {}

    /**
     * The life of the old card has ended, with the proof that its kind can give.
     *
     * @param before what it proved to have before that, or {@code null} if it proved nothing
     */
    record Retired(EndingCode code, Proof proof, @Nullable ChipStatus before) implements Verdict {}

    /** The old card proved that it is locked. */
    record Locked() implements Verdict {}

    /** The old card proved that it works as before. */
    record Unlocked() implements Verdict {}

    /**
     * The old card may live; nothing else has changed.
     *
     * @param refusal what the base says that the card answered, or {@code null}
     */
    record NotRetired(EndingCode code, @Nullable Refusal refusal) implements Verdict {}

    /**
     * Neither is proved.
     *
     * @param refusal what the base says that the card answered, or {@code null}
     */
    record InDoubt(EndingCode code, @Nullable Refusal refusal) implements Verdict {}

    /**
     * The chip proved which one it is.
     *
     * @param readout what it answered: the same that recognition reads in the clear
     */
    record Identified(ChipIdentity identity, Bytes readout) implements Verdict {}

    /**
     * Nothing was written, whatever else is not known; record and chip stay as they were.
     *
     * @param refusal what the base says that the card answered, or {@code null}
     */
    record Unwritten(EndingCode code, @Nullable Refusal refusal) implements Verdict {}

    /** The card answered the request for a further channel: what it is good for has to be seen. */
    record FurtherAsked(Bytes answer) implements Verdict {}

    /**
     * The same channel goes on with another script.
     *
     * @param lengths what it is to ask for, where the card has named it
     */
    record Next(Stage stage, ChipSituation situation, ExactLengths lengths) implements Verdict {

        Next(Stage stage, ChipSituation situation) {
            this(stage, situation, ExactLengths.NONE);
        }
    }

    /** A command and the status word that stopped the script. */
    record Refusal(String command, StatusWord statusWord) {}
}
