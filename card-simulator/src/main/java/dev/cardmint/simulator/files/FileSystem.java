package dev.cardmint.simulator.files;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.securechannel.AesKey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The files of a card and what is current among them (ISO/IEC 7816-4, 7 and 11; ISO/IEC 7816-9). */
public final class FileSystem implements AutoCloseable {

    private static final int NO_INFORMATION = 0x0C;
    private static final int CONTROL_PARAMETERS = 0x04;
    private static final StatusWord FILE_EXISTS = new StatusWord(0x6A89);
    private static final StatusWord NAME_EXISTS = new StatusWord(0x6A8A);

    private final int capacity;
    private final DirectoryFile master;
    private final @Nullable AccessKey accessKey;
    private final FileLookup lookup;
    private final FileAccess access;
    private DirectoryFile directory;
    private @Nullable ElementaryFile file;

    private FileSystem(int capacity, DirectoryFile master, @Nullable AccessKey accessKey) {
        this.capacity = capacity;
        this.master = master;
        this.accessKey = accessKey;
        lookup = new FileLookup(master);
        access = new FileAccess(this::named, this::require);
        directory = master;
    }

    /** An empty card that everybody may write. */
    public static FileSystem open(int capacity) {
        return new FileSystem(capacity, DirectoryFile.master(), null);
    }

    /** An empty card that only a host with its access key may write; takes the key over. */
    public static FileSystem guarded(int capacity, int keyVersion, AesKey key, RandomGenerator random) {
        return new FileSystem(capacity, DirectoryFile.master(), new AccessKey(keyVersion, key, random));
    }

    /** Reads what {@link #writeTo} wrote. */
    public static FileSystem readFrom(DataInput in, RandomGenerator random) throws IOException {
        int capacity = in.readInt();
        AccessKey key = in.readBoolean() ? AccessKey.readFrom(in, random) : null;
        DirectoryFile master = DirectoryFile.master();
        try {
            master.readContent(in);
        } catch (CommandRefusedException e) {
            throw new IOException("No file where one should be", e);
        }
        return new FileSystem(capacity, master, key);
    }

    /** Writes files and key in the clear, as a chip's memory holds them. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(capacity);
        out.writeBoolean(accessKey != null);
        if (accessKey != null) {
            accessKey.writeTo(out);
        }
        master.writeContent(out);
    }

    /** The power went: the master file is current, and nobody is authenticated. */
    public void reset() {
        directory = master;
        file = null;
        if (accessKey != null) {
            accessKey.reset();
        }
    }

    /** Bytes of memory that no file has taken. */
    public int free() {
        return capacity - master.reserved();
    }

    /**
     * Runs one command.
     *
     * @throws CommandRefusedException with the status word to answer; nothing has changed but what counts tries
     */
    public ResponseApdu process(CommandApdu command) {
        requireClass(command.cla());
        AccessKey key = accessKey;
        if (key != null && command.ins() != 0x82) {
            key.forgetChallenge();
        }
        return switch (command.ins()) {
            case 0xA4 -> select(command);
            case 0xB0 -> access.readBinary(command);
            case 0xB2 -> access.readRecord(command);
            case 0x84 -> success(keyed(key).getChallenge(command));
            case 0x88 -> success(keyed(key).internalAuthenticate(command));
            default -> {
                change(command, key);
                yield success(Bytes.EMPTY);
            }
        };
    }

    private void change(CommandApdu command, @Nullable AccessKey key) {
        switch (command.ins()) {
            case 0x82 -> keyed(key).externalAuthenticate(command);
            case 0xD6 -> access.updateBinary(command);
            case 0xDC -> access.updateRecord(command);
            case 0xE2 -> access.appendRecord(command);
            case 0xE0 -> create(command);
            case 0xE4 -> delete(command);
            case 0x44 -> activate(command);
            default -> throw new CommandRefusedException(Status.UNKNOWN_INS);
        }
    }

    /** One logical channel, no secure messaging, no chaining (ISO/IEC 7816-4, 5.4.1). */
    private static void requireClass(int cla) {
        unless(cla < 0x80, Status.UNKNOWN_CLA);
        unless(cla < 0x40 && (cla & 0x03) == 0, Status.NO_LOGICAL_CHANNEL);
        unless((cla & 0x10) == 0, Status.NO_CHAINING);
        unless((cla & 0x0C) == 0, Status.NO_SECURE_MESSAGING);
        unless(cla == 0, Status.UNKNOWN_CLA);
    }

    private static AccessKey keyed(@Nullable AccessKey key) {
        if (key == null) {
            throw new CommandRefusedException(Status.UNKNOWN_INS);
        }
        return key;
    }

    private ResponseApdu select(CommandApdu command) {
        int information = command.p2();
        boolean known = information == 0 || information == CONTROL_PARAMETERS || information == NO_INFORMATION;
        unless(known, Status.WRONG_P1_P2);
        CardFile found = lookup.find(command, directory);
        makeCurrent(found);
        Bytes objects = found.control().objects(found.lifeCycle());
        return success(
                information == NO_INFORMATION
                        ? Bytes.EMPTY
                        : new Tlv(information == CONTROL_PARAMETERS ? 0x62 : 0x6F, objects).encode());
    }

    private void makeCurrent(CardFile found) {
        directory = found.directory();
        file = found instanceof ElementaryFile elementary ? elementary : null;
    }

    /** CREATE FILE (ISO/IEC 7816-9, 9.3.1) in the current directory; the new file is current. */
    private void create(CommandApdu command) {
        unless(command.p1() == 0 && command.p2() == 0, Status.WRONG_P1_P2);
        require(directory, Operation.CREATE);
        FileControl control = FileControl.parse(command.data());
        unless(directory.file(control.identifier()) == null, FILE_EXISTS);
        unless(control.name().isEmpty() || master.named(control.name()) == null, NAME_EXISTS);
        CardFile created = CardFile.of(control, directory, lifeCycle(command.data()));
        unless(created.reserved() <= free() && directory.hasRoom(), Status.MEMORY);
        directory.add(created);
        makeCurrent(created);
    }

    /** Activated at once if the parameters say so; otherwise being created until ACTIVATE FILE. */
    private static int lifeCycle(Bytes template) {
        Tlv status = Tlv.parse(template).part(0x8A);
        int said = status == null || status.value().size() != 1
                ? 0
                : status.value().unsigned(0);
        return said == CardFile.ACTIVATED || said == CardFile.INITIALIZATION ? said : CardFile.CREATION;
    }

    /**
     * DELETE FILE (ISO/IEC 7816-9, 9.3.2): the current file, or the one that is named; the directory above is current.
     */
    private void delete(CommandApdu command) {
        CardFile target = target(command);
        DirectoryFile above = target.parent();
        if (above == null) {
            throw new CommandRefusedException(Status.CONDITIONS);
        }
        require(target, Operation.DELETE);
        above.remove(target);
        makeCurrent(above);
    }

    /** ACTIVATE FILE (ISO/IEC 7816-9, 9.3.4). */
    private void activate(CommandApdu command) {
        CardFile target = target(command);
        require(target, Operation.ACTIVATE);
        target.activate();
    }

    /**
     * TERMINATE CARD USAGE (ISO/IEC 7816-9), for whoever may write: the card does nothing any more, which is for it to
     * see to.
     *
     * @throws CommandRefusedException with the status word to answer, if it goes on
     */
    public void terminate(CommandApdu command) {
        requireClass(command.cla());
        unless(command.p1() == 0 && command.p2() == 0, Status.WRONG_P1_P2);
        unless(command.data().isEmpty() && command.ne() == 0, Status.WRONG_LENGTH);
        require(master, Operation.TERMINATE);
    }

    private CardFile target(CommandApdu command) {
        unless(command.p2() == 0 || command.p2() == NO_INFORMATION, Status.WRONG_P1_P2);
        if (command.data().isEmpty() && command.p1() == 0) {
            return file == null ? directory : file;
        }
        return lookup.find(command, directory);
    }

    /** The file with a short identifier, which becomes current, or for 0 the current one. */
    private ElementaryFile named(int shortIdentifier) {
        ElementaryFile current = file;
        if (shortIdentifier == 0) {
            unless(current != null, Status.NO_CURRENT_FILE);
        } else {
            current = (ElementaryFile) directory.byShortIdentifier(shortIdentifier);
            unless(current != null, Status.NOT_FOUND);
        }
        file = current;
        if (current == null) {
            throw new CommandRefusedException(Status.NO_CURRENT_FILE);
        }
        return current;
    }

    private void require(CardFile target, Operation operation) {
        boolean authenticated = accessKey != null && accessKey.isAuthenticated();
        unless(accessKey == null || authenticated || !operation.writes(), Status.SECURITY_STATUS);
        unless(target.allows(operation, authenticated), Status.SECURITY_STATUS);
    }

    private static ResponseApdu success(Bytes data) {
        return new ResponseApdu(data, StatusWord.SUCCESS);
    }

    @Override
    public void close() {
        if (accessKey != null) {
            accessKey.close();
        }
    }
}
