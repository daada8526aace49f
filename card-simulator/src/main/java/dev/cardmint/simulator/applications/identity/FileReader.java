package dev.cardmint.simulator.applications.identity;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.ApplicationMemory;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import org.jspecify.annotations.Nullable;

/** SELECT of files, READ BINARY and READ RECORD (ISO/IEC 7816-4, 11.2 to 11.4), and the file that is selected. */
final class FileReader {

    private static final int BY_SHORT_IDENTIFIER = 0x80;
    private static final int NO_INFORMATION = 0x0C;
    private static final int CONTROL_PARAMETERS = 0x04;
    private static final int ALL_OF_SHORT_RESPONSE = 256;

    private final FileLayout layout;
    private final ApplicationMemory memory;
    private @Nullable ElementaryFile current;

    FileReader(FileLayout layout, ApplicationMemory memory) {
        this.layout = layout;
        this.memory = memory;
    }

    /** No file is selected: the application itself has been. */
    void deselect() {
        current = null;
    }

    /** By identifier, P1 00 for any file or 02 for an elementary one; a file that is not there stays unselected. */
    ResponseApdu select(CommandApdu command) {
        boolean known = (command.p1() == 0x00 || command.p1() == 0x02)
                && (command.p2() == 0 || command.p2() == CONTROL_PARAMETERS || command.p2() == NO_INFORMATION);
        unless(known, Status.WRONG_P1_P2);
        unless(command.data().size() == 2, Status.WRONG_LENGTH);
        int identifier = command.data().unsigned(0) << 8 | command.data().unsigned(1);
        ElementaryFile file = existing(layout.byIdentifier(identifier));
        current = file;
        boolean silent = command.p2() == NO_INFORMATION;
        return success(silent ? Bytes.EMPTY : file.controlParameters(size(file)));
    }

    /** P1 with bit 8 names the file and P2 the offset; otherwise both are the offset in the selected file. */
    ResponseApdu readBinary(CommandApdu command) {
        boolean named = (command.p1() & BY_SHORT_IDENTIFIER) != 0;
        unless(!named || (command.p1() & 0x60) == 0, Status.WRONG_P1_P2);
        ElementaryFile file = named ? named(command.p1() & 0x1F) : selected();
        unless(file.isTransparent(), Status.INCOMPATIBLE_FILE);
        unless(command.ne() > 0, Status.WRONG_LENGTH);
        int offset = named ? command.p2() : command.p1() << 8 | command.p2();
        Bytes content = content(file.grouping(), Status.NOT_FOUND);
        unless(offset < content.size(), Status.WRONG_OFFSET);
        current = file;
        int end = Math.min(content.size(), offset + command.ne());
        boolean cutOff = command.ne() < ALL_OF_SHORT_RESPONSE && end - offset < command.ne();
        return new ResponseApdu(content.slice(offset, end), cutOff ? Status.END_OF_FILE : StatusWord.SUCCESS);
    }

    /** P1 the record's number; P2 the short identifier, or none for the selected file, and 100. */
    ResponseApdu readRecord(CommandApdu command) {
        unless((command.p2() & 0x07) == 0x04, Status.WRONG_P1_P2);
        int named = command.p2() >> 3;
        ElementaryFile file = named == 0 ? selected() : named(named);
        unless(!file.isTransparent(), Status.INCOMPATIBLE_FILE);
        current = file;
        return success(content(file.grouping(command.p1()), Status.RECORD_NOT_FOUND));
    }

    private ElementaryFile selected() {
        ElementaryFile file = current;
        if (file == null) {
            throw new CommandRefusedException(Status.NO_CURRENT_FILE);
        }
        return file;
    }

    private ElementaryFile named(int shortIdentifier) {
        return existing(layout.byShortIdentifier(shortIdentifier));
    }

    private ElementaryFile existing(@Nullable ElementaryFile file) {
        if (file == null || size(file) == 0) {
            throw new CommandRefusedException(Status.NOT_FOUND);
        }
        return file;
    }

    /** Bytes of a file with all its records; 0 if nothing was ever written. */
    private int size(ElementaryFile file) {
        return FileContent.of(file, memory).size();
    }

    private Bytes content(int grouping, StatusWord missing) {
        Bytes content = memory.read(grouping);
        if (content == null) {
            throw new CommandRefusedException(missing);
        }
        return content;
    }

    private static ResponseApdu success(Bytes data) {
        return new ResponseApdu(data, StatusWord.SUCCESS);
    }
}
