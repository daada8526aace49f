package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.ChipSituation;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.relay.Proof;
import org.jspecify.annotations.Nullable;

/** What follows from the answers to one script. */
sealed interface Verdict {

    /** The chip proved that it carries the record. */
    record Issued(EndingCode code, Proof proof) implements Verdict {}

    /** The chip proved that it carries nothing of the record. */
    record Freed(EndingCode code) implements Verdict {}

    /**
     * Neither is proved.
     *
     * @param refusal what the base says that the card answered, or {@code null}
     */
    record InDoubt(EndingCode code, @Nullable Refusal refusal) implements Verdict {}

    /** The same channel goes on with another script. */
    record Next(Stage stage, ChipSituation situation) implements Verdict {}

    /** A command and the status word that stopped the script. */
    record Refusal(String command, StatusWord statusWord) {}
}
