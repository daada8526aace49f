package dev.cardmint.center.loadfiles.zip;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The central directory of a ZIP file (APPNOTE 4.3.12, 4.3.16), read from memory: it must end where the file ends and
 * begin where it says, so that a file with a byte cut off or put in front is none.
 */
public final class ZipDirectory {

    private static final int END = 0x06054B50;
    private static final int END_BYTES = 22;
    private static final int MOST_COMMENT = 0xFFFF;
    private static final int COMMENT_LENGTH = 20;
    private static final int ENTRY = 0x02014B50;
    private static final int MOST_ENTRIES = 5_000;

    private final ByteBuffer file;

    private ZipDirectory(byte[] file) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads what a file holds, without the content.
     *
     * @throws MalformedZipException if it is no ZIP file, or one with what JAR files do not have
     */
    public static List<ZippedFile> read(byte[] file) {
        try {
            return new ZipDirectory(file).read();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new MalformedZipException("It is a damaged ZIP file", e);
        }
    }

    private List<ZippedFile> read() {
        int end = end();
        file.position(end + Integer.BYTES);
        int disks = file.getInt(); // two numbers of two bytes
        int onThisDisk = u2();
        int count = u2();
        int bytes = file.getInt();
        int from = file.getInt();
        if (disks != 0 || onThisDisk != count || count > MOST_ENTRIES) {
            throw new MalformedZipException("It is a ZIP file in parts, or of too many files");
        }
        if (from < 0 || bytes != end - from) {
            throw new MalformedZipException("It is a damaged ZIP file");
        }
        return entries(from, end, count);
    }

    /** Where the end record is, whose comment fills the file. */
    private int end() {
        for (int at = file.limit() - END_BYTES; at >= 0 && at >= file.limit() - END_BYTES - MOST_COMMENT; at--) {
            if (file.getInt(at) == END
                    && Short.toUnsignedInt(file.getShort(at + COMMENT_LENGTH)) == file.limit() - END_BYTES - at) {
                return at;
            }
        }
        throw new MalformedZipException("It is no ZIP file, or not whole");
    }

    private List<ZippedFile> entries(int from, int end, int count) {
        var entries = new ArrayList<ZippedFile>();
        file.position(from);
        for (int i = 0; i < count; i++) {
            if (file.getInt() != ENTRY) {
                throw new MalformedZipException("It is a damaged ZIP file");
            }
            entries.add(new ZippedFile(file, from));
        }
        if (file.position() != end) {
            throw new MalformedZipException("It is a damaged ZIP file");
        }
        return entries;
    }

    private int u2() {
        return Short.toUnsignedInt(file.getShort());
    }
}
