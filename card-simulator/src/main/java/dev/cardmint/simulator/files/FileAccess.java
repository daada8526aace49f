package dev.cardmint.simulator.files;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.Status;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reading and writing what is in elementary files (ISO/IEC 7816-4, 11.2 and 11.3). */
final class FileAccess {

    private static final int BY_SHORT_IDENTIFIER = 0x80;
    private static final int ALL_OF_SHORT_RESPONSE = 256;
    private static final int ONE_RECORD = 0x04;
    private static final int RECORDS_FROM = 0x05;

    private final Function<Integer, ElementaryFile> named;
    private final BiConsumer<CardFile, Operation> guard;

    /** Access by short identifiers, of which 0 is the current file, under a guard that refuses what may not be. */
    FileAccess(Function<Integer, ElementaryFile> named, BiConsumer<CardFile, Operation> guard) {
        this.named = named;
        this.guard = guard;
    }

    ResponseApdu readBinary(CommandApdu command) {
        unless(command.data().isEmpty() && command.ne() > 0, Status.WRONG_LENGTH);
        ElementaryFile file = binary(command, Operation.READ);
        Bytes content = file.bytes();
        int offset = offset(command);
        unless(offset < content.size(), Status.WRONG_OFFSET);
        int end = Math.min(content.size(), offset + command.ne());
        boolean cutOff = command.ne() < ALL_OF_SHORT_RESPONSE && end - offset < command.ne();
        return new ResponseApdu(content.slice(offset, end), cutOff ? Status.END_OF_FILE : StatusWord.SUCCESS);
    }

    void updateBinary(CommandApdu command) {
        unless(!command.data().isEmpty(), Status.WRONG_LENGTH);
        binary(command, Operation.UPDATE).update(offset(command), command.data());
    }

    private ElementaryFile binary(CommandApdu command, Operation operation) {
        boolean byShortIdentifier = (command.p1() & BY_SHORT_IDENTIFIER) != 0;
        unless(!byShortIdentifier || ((command.p1() & 0x60) == 0 && (command.p1() & 0x1F) != 0), Status.WRONG_P1_P2);
        return guarded(byShortIdentifier ? command.p1() & 0x1F : 0, operation);
    }

    private static int offset(CommandApdu command) {
        boolean byShortIdentifier = (command.p1() & BY_SHORT_IDENTIFIER) != 0;
        return byShortIdentifier ? command.p2() : command.p1() << 8 | command.p2();
    }

    ResponseApdu readRecord(CommandApdu command) {
        unless(command.data().isEmpty() && command.ne() > 0, Status.WRONG_LENGTH);
        int how = command.p2() & 0x07;
        unless((how == ONE_RECORD || how == RECORDS_FROM) && command.p1() != 0, Status.WRONG_P1_P2);
        ElementaryFile file = guarded(command.p2() >> 3, Operation.READ);
        Bytes content = file.record(command.p1());
        for (int next = command.p1() + 1; how == RECORDS_FROM && next <= file.recordCount(); next++) {
            content = content.concat(file.record(next));
        }
        return new ResponseApdu(content, StatusWord.SUCCESS);
    }

    void appendRecord(CommandApdu command) {
        unless(command.p1() == 0 && (command.p2() & 0x07) == 0, Status.WRONG_P1_P2);
        guarded(command.p2() >> 3, Operation.APPEND).append(command.data());
    }

    void updateRecord(CommandApdu command) {
        unless((command.p2() & 0x07) == ONE_RECORD && command.p1() != 0, Status.WRONG_P1_P2);
        guarded(command.p2() >> 3, Operation.UPDATE).update(command.p1(), command.data(), true);
    }

    private ElementaryFile guarded(int shortIdentifier, Operation operation) {
        ElementaryFile file = named.apply(shortIdentifier);
        guard.accept(file, operation);
        return file;
    }
}
