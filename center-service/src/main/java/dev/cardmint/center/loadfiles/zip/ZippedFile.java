package dev.cardmint.center.loadfiles.zip;

import dev.cardmint.model.bytes.Bytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** One file in a ZIP file, as its central directory lists it (APPNOTE 4.3.12). */
public final class ZippedFile {

    private static final int LOCAL = 0x04034B50;
    private static final int LOCAL_METHOD = 8;
    private static final int LOCAL_NAME_LENGTH = 26;
    private static final int LOCAL_BYTES = 30;
    private static final int ENCRYPTED = 0x01;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final ByteBuffer zip;
    private final int end;
    private final String name;
    private final int flags;
    private final int method;
    private final int crc;
    private final int packed;
    private final int size;
    private final int at;

    /**
     * Reads an entry of the central directory behind its signature.
     *
     * @param zip the whole file, little-endian
     * @param end where the contents end in it
     */
    ZippedFile(ByteBuffer zip, int end) {
        this.zip = zip;
        this.end = end;
        skip(4); // versions
        flags = u2();
        method = u2();
        skip(4); // time
        crc = zip.getInt();
        packed = zip.getInt();
        size = zip.getInt();
        byte[] text = new byte[u2()];
        int extra = u2() + u2();
        skip(8); // disk, attributes
        at = zip.getInt();
        zip.get(text);
        name = new String(text, StandardCharsets.UTF_8);
        skip(extra);
    }

    /** Its name with folders. */
    public String name() {
        return name;
    }

    /**
     * The content.
     *
     * @throws MalformedZipException if it is longer than that, or not what the directory lists
     */
    public Bytes content(int most) {
        if (size < 0 || size > most) {
            throw new MalformedZipException("%s has more than %d bytes".formatted(lastName(), most));
        }
        if ((flags & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
            throw new MalformedZipException(lastName() + " is encrypted, or packed in a rare way");
        }
        try {
            return checked(unpack());
        } catch (BufferUnderflowException | IndexOutOfBoundsException | DataFormatException e) {
            throw new MalformedZipException(lastName() + " is damaged", e);
        }
    }

    private byte[] unpack() throws DataFormatException {
        int from = at + LOCAL_BYTES + u2At(LOCAL_NAME_LENGTH) + u2At(LOCAL_NAME_LENGTH + Short.BYTES);
        boolean same = zip.getInt(at) == LOCAL && u2At(LOCAL_METHOD) == method;
        if (!same || packed < 0 || packed > end - from) {
            throw new BufferUnderflowException();
        }
        if (method == DEFLATED) {
            return inflate(from);
        }
        byte[] content = new byte[packed];
        zip.get(from, content);
        return content;
    }

    private byte[] inflate(int from) throws DataFormatException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(zip.slice(from, packed));
            byte[] content = new byte[size + 1]; // one more, to see that there is none
            int written = inflater.inflate(content);
            if (!inflater.finished() || inflater.getRemaining() != 0) {
                throw new DataFormatException();
            }
            return Arrays.copyOf(content, written);
        } finally {
            inflater.end();
        }
    }

    private Bytes checked(byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        if (content.length != size || (int) sum.getValue() != crc) {
            throw new MalformedZipException(lastName() + " is damaged");
        }
        return Bytes.copyOf(content);
    }

    private int u2At(int offset) {
        return Short.toUnsignedInt(zip.getShort(at + offset));
    }

    private int u2() {
        return Short.toUnsignedInt(zip.getShort());
    }

    private void skip(int bytes) {
        zip.position(zip.position() + bytes);
    }

    /** Its name without folders, signs that can do no harm only. */
    private String lastName() {
        return name.substring(name.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9.]", "?");
    }
}
