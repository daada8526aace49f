package dev.cardmint.simulator.card;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A card's memory in a file. Two slots are written in turn, so that a torn write leaves the state before it; writes go
 * to the open file wherever it is moved, as a chip keeps its memory when it leaves the reader.
 *
 * <pre>
 * file  "CARDMINT" 00…, slot at 4 KiB, slot at 4 KiB + 192 KiB
 * slot  generation(8) length(4) CRC-32(4) state
 * </pre>
 */
final class ImageFile implements CardMemory {

    private static final long MAGIC = 0x434152444D494E54L; // "CARDMINT"
    private static final int FIRST_SLOT = 4 * 1024;
    private static final int SLOT = 192 * 1024;
    private static final int HEADER = 16;

    private final Path path;
    private final FileChannel file;
    private final byte[] state;
    private long generation;

    private ImageFile(Path path, FileChannel file) throws IOException {
        this.path = path;
        this.file = file;
        lock();
        state = newest();
    }

    /**
     * Opens an image and locks it.
     *
     * @throws CardImageException if it cannot be read, is no image or is open elsewhere
     */
    static ImageFile open(Path path) {
        FileChannel file = null;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new ImageFile(path, file);
        } catch (NoSuchFileException e) {
            throw new CardImageException("There is no card image " + path, e);
        } catch (IOException e) {
            closeQuietly(file);
            throw new CardImageException("The card image %s cannot be used: %s".formatted(path, e.getMessage()), e);
        } catch (CardImageException e) {
            closeQuietly(file);
            throw e;
        }
    }

    /**
     * Makes an image that appears under its name only when it is whole.
     *
     * @throws CardImageException if there is one already or the folder cannot be written
     */
    static void create(Path path, byte[] state) {
        if (Files.exists(path)) {
            throw new CardImageException("There is a file already: " + path);
        }
        try {
            Path folder = path.toAbsolutePath().getParent();
            Path draft = Files.createTempFile(folder, "card", ".draft"); // readable by its owner only
            try {
                write(draft, state);
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new CardImageException("The card image %s cannot be made: %s".formatted(path, e), e);
        }
    }

    private static void write(Path draft, byte[] state) throws IOException {
        try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer magic = ByteBuffer.allocate(Long.BYTES).putLong(MAGIC).flip();
            writeFully(file, magic, 0);
            writeSlot(file, 0, state);
        }
    }

    /** The state that was last saved. */
    byte[] state() {
        return state.clone();
    }

    @Override
    public void save(byte[] next) {
        try {
            writeSlot(file, generation + 1, next);
            generation++;
        } catch (IOException e) {
            throw new CardImageException("The card image %s cannot be written: %s".formatted(path, e), e);
        }
    }

    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new CardImageException("The card %s is in use".formatted(path));
        }
    }

    private byte[] newest() throws IOException {
        byte[] magic = read(0, Long.BYTES);
        if (magic == null || ByteBuffer.wrap(magic).getLong() != MAGIC) {
            throw new CardImageException("%s is not a card image".formatted(path));
        }
        Slot even = readSlot(0);
        Slot odd = readSlot(1);
        Slot newest = odd == null || (even != null && even.generation > odd.generation) ? even : odd;
        if (newest == null) {
            throw new CardImageException("The card image %s is damaged".formatted(path));
        }
        generation = newest.generation;
        return newest.state;
    }

    private @Nullable Slot readSlot(int index) throws IOException {
        long at = FIRST_SLOT + (long) index * SLOT;
        byte[] bytes = read(at, HEADER);
        if (bytes == null) {
            return null;
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        long found = header.getLong();
        int length = header.getInt();
        int checksum = header.getInt();
        if (length <= 0 || length > SLOT - HEADER) {
            return null;
        }
        byte[] content = read(at + HEADER, length);
        return content == null || checksum(content) != checksum ? null : new Slot(found, content);
    }

    private byte @Nullable [] read(long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) {
                return null;
            }
        }
        return bytes;
    }

    private static void writeSlot(FileChannel file, long generation, byte[] state) throws IOException {
        if (state.length > SLOT - HEADER) {
            throw new IOException("a card's memory has %d bytes".formatted(SLOT));
        }
        ByteBuffer slot = ByteBuffer.allocate(HEADER + state.length);
        slot.putLong(generation)
                .putInt(state.length)
                .putInt(checksum(state))
                .put(state)
                .flip();
        writeFully(file, slot, FIRST_SLOT + generation % 2 * SLOT);
    }

    private static void writeFully(FileChannel file, ByteBuffer buffer, long at) throws IOException {
        while (buffer.hasRemaining()) {
            file.write(buffer, at + buffer.position());
        }
    }

    private static int checksum(byte[] state) {
        var crc = new CRC32();
        crc.update(state);
        return (int) crc.getValue();
    }

    private static void closeQuietly(@Nullable FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // The reason why the image cannot be used is already on its way.
        }
    }

    /** Closes the file, which releases its lock. */
    @Override
    public void close() {
        closeQuietly(file);
    }

    private static final class Slot {
        private final long generation;
        private final byte[] state;

        private Slot(long generation, byte[] state) {
            this.generation = generation;
            this.state = state;
        }
    }
}
