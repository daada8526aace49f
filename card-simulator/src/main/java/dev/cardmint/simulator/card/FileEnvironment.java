package dev.cardmint.simulator.card;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.files.FileSystem;
import dev.cardmint.simulator.transmission.Answer;
import org.jspecify.annotations.Nullable;

/** A chip with files (ISO/IEC 7816-4) and without GlobalPlatform. */
final class FileEnvironment implements OperatingSystem {

    private static final int TERMINATE_CARD_USAGE = 0xFE;

    private final FileSystem files;
    private final CardState state;

    FileEnvironment(FileSystem files, CardState state) {
        this.files = files;
        this.state = state;
    }

    @Override
    public void reset() {
        files.reset();
    }

    @Override
    public Answer execute(CommandApdu command, @Nullable StatusWord fault) {
        return Answer.plain(fault == null ? run(command) : ResponseApdu.of(fault));
    }

    private ResponseApdu run(CommandApdu command) {
        if (state.lifeCycle() == CardLifeCycle.TERMINATED) {
            return ResponseApdu.of(Status.CONDITIONS);
        }
        try {
            if (command.ins() == TERMINATE_CARD_USAGE) {
                files.terminate(command);
                state.lifeCycle(CardLifeCycle.TERMINATED);
                return ResponseApdu.of(StatusWord.SUCCESS);
            }
            return files.process(command);
        } catch (CommandRefusedException e) {
            return ResponseApdu.of(e.statusWord());
        } catch (MalformedTlvException e) {
            return ResponseApdu.of(Status.WRONG_DATA);
        }
    }
}
