package dev.cardmint.simulator.files;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which file P1 and the data field of SELECT mean, or of a command that may name a file (ISO/IEC 7816-4, 11.1.1). */
final class FileLookup {

    private static final int MASTER = 0x3F00;
    private static final int IDENTIFIER = 2;

    private final DirectoryFile master;

    FileLookup(DirectoryFile master) {
        this.master = master;
    }

    CardFile find(CommandApdu command, DirectoryFile current) {
        Bytes data = command.data();
        return existing(
                switch (command.p1()) {
                    case 0x00 -> data.isEmpty() ? master : anywhereNear(identifier(data, 0), current);
                    case 0x01 -> current.file(only(data)) instanceof DirectoryFile directory ? directory : null;
                    case 0x02 -> current.file(only(data)) instanceof ElementaryFile file ? file : null;
                    case 0x03 -> parent(data, current);
                    case 0x04 -> master.named(data);
                    case 0x08 -> path(data, master);
                    case 0x09 -> path(data, current);
                    default -> throw new CommandRefusedException(Status.WRONG_P1_P2);
                });
    }

    /** Master file, then what is in the current directory, that itself, its parent, and what is beside it. */
    private @Nullable CardFile anywhereNear(int identifier, DirectoryFile current) {
        if (identifier == MASTER) {
            return master;
        }
        DirectoryFile above = current.parent();
        return Stream.of(
                        current.file(identifier),
                        current.identifier() == identifier ? current : null,
                        above != null && above.identifier() == identifier ? above : null,
                        above == null ? null : above.file(identifier))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable CardFile parent(Bytes data, DirectoryFile current) {
        unless(data.isEmpty(), Status.WRONG_LENGTH);
        return current.parent();
    }

    private static @Nullable CardFile path(Bytes path, DirectoryFile from) {
        unless(!path.isEmpty(), Status.WRONG_LENGTH);
        int start = identifier(path, 0) == MASTER && from.parent() == null ? IDENTIFIER : 0;
        CardFile at = from;
        for (int i = start; i < path.size(); i += IDENTIFIER) {
            int identifier = identifier(path, i);
            at = at instanceof DirectoryFile directory ? directory.file(identifier) : null;
        }
        return at;
    }

    private static int only(Bytes data) {
        unless(data.size() == IDENTIFIER, Status.WRONG_LENGTH);
        return identifier(data, 0);
    }

    private static int identifier(Bytes data, int at) {
        unless(data.size() % IDENTIFIER == 0 && data.size() > at, Status.WRONG_LENGTH);
        return data.unsigned(at) << 8 | data.unsigned(at + 1);
    }

    private static CardFile existing(@Nullable CardFile file) {
        if (file == null) {
            throw new CommandRefusedException(Status.NOT_FOUND);
        }
        return file;
    }
}
