package dev.cardmint.simulator.card;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.simulator.transmission.Answer;
import org.jspecify.annotations.Nullable;

/** What runs on a chip: GlobalPlatform with its applications, or files and nothing else. */
interface OperatingSystem {

    /** Power off and on. */
    void reset();

    /** Runs a command; a fault puts a status word in the place of its effect. */
    Answer execute(CommandApdu command, @Nullable StatusWord fault);
}
