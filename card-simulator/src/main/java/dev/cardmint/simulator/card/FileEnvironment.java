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

    private final FileSystem files;

    FileEnvironment(FileSystem files) {
        this.files = files;
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
        try {
            return files.process(command);
        } catch (CommandRefusedException e) {
            return ResponseApdu.of(e.statusWord());
        } catch (MalformedTlvException e) {
            return ResponseApdu.of(Status.WRONG_DATA);
        }
    }
}
