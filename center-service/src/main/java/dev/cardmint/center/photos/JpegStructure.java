package dev.cardmint.center.photos;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a JPEG file (ISO/IEC 10918-1, annex B): its frame, how it lies, and the segments that its pixels are
 * made of. Everything else, as Exif, colour profiles, thumbnails and comments, is passed over and reaches no decoder.
 */
final class JpegStructure {

    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JFIF_SEGMENT = {-1, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    /** A progressive image has about ten; each is another pass over all of its pixels. */
    private static final int MOST_SCANS = 64;

    private final ByteBuffer file;
    private final ByteArrayOutputStream segments = new ByteArrayOutputStream();
    private Orientation orientation = Orientation.UPRIGHT;
    private @Nullable JpegFrame frame;
    private boolean jfif;
    private boolean adobe;
    private int scans;

    private JpegStructure(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    /**
     * Reads a file from its first byte to its last.
     *
     * @throws UnusablePhotoException with words for the customer if it is not one whole image
     */
    static JpegStructure read(byte[] file) {
        if (file.length < 3 || file[0] != -1 || file[1] != (byte) START || file[2] != -1) {
            throw new UnusablePhotoException("is no JPEG image");
        }
        var structure = new JpegStructure(file);
        try {
            structure.read();
        } catch (BufferUnderflowException e) {
            throw new UnusablePhotoException("is cut off", e);
        }
        return structure;
    }

    private void read() {
        file.position(2);
        for (int marker = marker(); marker != END; marker = marker()) {
            segment(marker);
        }
        if (file.hasRemaining()) {
            throw new UnusablePhotoException("goes on after the end of its image: send one image alone");
        }
        if (scans == 0) {
            throw damaged();
        }
    }

    private int marker() {
        if (file.get() != -1) {
            throw damaged();
        }
        int marker = Byte.toUnsignedInt(file.get());
        while (marker == 0xFF) { // fill bytes
            marker = Byte.toUnsignedInt(file.get());
        }
        return marker;
    }

    private void segment(int marker) {
        if (marker < FIRST_FRAME || (marker >= FIRST_RESTART && marker <= START)) {
            throw damaged(); // these have no length, and stand in a scan or nowhere
        }
        int length = Short.toUnsignedInt(file.getShort()) - Short.BYTES;
        if (length < 0) {
            throw damaged();
        }
        if (length > file.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer content = file.slice(file.position(), length);
        file.position(file.position() + length);
        take(marker, content);
    }

    private void take(int marker, ByteBuffer content) {
        switch (marker) {
            case DHT, DQT, DRI -> keep(marker, content);
            case SCAN -> scan(content);
            case APP0 -> jfif |= startsWith(content, JFIF);
            case APP1 -> orientation = Orientation.isExif(content) ? Orientation.ofExif(content) : orientation;
            case APP14 -> adobe(content);
            case JPG, DAC -> {
                // of arithmetic coding, whose frames are refused
            }
            default -> {
                if (marker <= LAST_FRAME) {
                    frame(marker, content);
                }
            }
        }
    }

    private void frame(int marker, ByteBuffer header) {
        if (frame != null) {
            throw new UnusablePhotoException("holds more than one image: send one alone");
        }
        frame = JpegFrame.parse(marker, header);
        keep(marker, header);
    }

    private void adobe(ByteBuffer content) {
        if (startsWith(content, ADOBE)) {
            adobe = true;
            keep(APP14, content);
        }
    }

    private void scan(ByteBuffer header) {
        scans++;
        if (frame == null || scans > MOST_SCANS) {
            throw damaged();
        }
        keep(SCAN, header);
        int from = file.position();
        file.position(endOfScan(from));
        segments.write(file.array(), from, file.position() - from);
    }

    /** Where the next marker is that is no restart; FF 00 is a data byte (B.1.1.5). */
    private int endOfScan(int from) {
        for (int at = from; at + 1 < file.limit(); at++) {
            if (file.get(at) == -1) {
                int next = Byte.toUnsignedInt(file.get(at + 1));
                boolean data = next == 0 || next == 0xFF || (next >= FIRST_RESTART && next <= LAST_RESTART);
                if (!data) {
                    return at;
                }
            }
        }
        throw new BufferUnderflowException();
    }

    private void keep(int marker, ByteBuffer content) {
        int length = content.capacity() + Short.BYTES;
        segments.write(0xFF);
        segments.write(marker);
        segments.write(length >> 8);
        segments.write(length);
        segments.write(content.array(), content.arrayOffset(), content.capacity());
    }

    private static boolean startsWith(ByteBuffer content, byte[] name) {
        return content.capacity() >= name.length
                && content.slice(0, name.length).equals(ByteBuffer.wrap(name));
    }

    private static UnusablePhotoException damaged() {
        return new UnusablePhotoException("is damaged");
    }

    JpegFrame frame() {
        if (frame == null) {
            throw damaged();
        }
        return frame;
    }

    Orientation orientation() {
        return orientation;
    }

    /**
     * The image as a file of its own. Decoders take its colours for YCbCr from the JFIF segment, which many cameras
     * leave out beside Exif.
     */
    byte[] bare() {
        var bare = new ByteArrayOutputStream(segments.size() + JFIF_SEGMENT.length + 4);
        bare.write(0xFF);
        bare.write(START);
        if (jfif || !(adobe || frame().rgb())) {
            bare.writeBytes(JFIF_SEGMENT);
        }
        bare.writeBytes(segments.toByteArray());
        bare.write(0xFF);
        bare.write(END);
        return bare.toByteArray();
    }
}
