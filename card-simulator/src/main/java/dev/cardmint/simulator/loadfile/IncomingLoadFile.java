package dev.cardmint.simulator.loadfile;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.Status;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** A load file on its way: DAP blocks, then C4 with the data block, cut into LOAD commands (GPC 2.3.1, 11.6.2.3). */
public final class IncomingLoadFile {

    private static final int DAP_BLOCK = 0xE2;
    private static final int DATA_BLOCK = 0xC4;
    private static final int UNKNOWN = -1;
    private static final int LONGEST_LENGTH = 3;

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /**
     * Takes the data of the next LOAD command.
     *
     * @throws dev.cardmint.simulator.applications.CommandRefusedException if this can be no load file, or is longer
     *     than it said
     */
    public void append(Bytes block) {
        received.writeBytes(block.toByteArray());
        int end = new Outline().end();
        unless(end == UNKNOWN || received.size() <= end, Status.WRONG_DATA);
    }

    /** Bytes of the data block as soon as they are announced; 0 before. */
    public int announcedSize() {
        var outline = new Outline();
        return outline.end() == UNKNOWN ? 0 : outline.dataSize;
    }

    /** True when the data block is whole. */
    public boolean isComplete() {
        return received.size() == new Outline().end();
    }

    /** The signatures that came before the data block. */
    public List<DapBlock> dapBlocks() {
        return objects().stream()
                .filter(object -> object.tag() == DAP_BLOCK)
                .map(DapBlock::of)
                .toList();
    }

    /** The load file data block. */
    public Bytes dataBlock() {
        List<Tlv> objects = objects();
        return objects.get(objects.size() - 1).value();
    }

    private List<Tlv> objects() {
        return Tlv.parseAll(Bytes.copyOf(received.toByteArray()));
    }

    /** Where the objects lie that have begun to arrive. */
    private final class Outline {

        private final byte[] bytes = received.toByteArray();
        private int at;
        private int dataSize;

        /** Where the data block ends, or UNKNOWN before its length is there. */
        private int end() {
            at = 0;
            while (at < bytes.length) {
                int tag = next();
                unless(tag == DAP_BLOCK || tag == DATA_BLOCK, Status.WRONG_DATA);
                int length = length();
                if (length == UNKNOWN) {
                    return UNKNOWN;
                }
                at += length;
                if (tag == DATA_BLOCK) {
                    dataSize = length;
                    return at;
                }
            }
            return UNKNOWN;
        }

        private int length() {
            if (at >= bytes.length) {
                return UNKNOWN;
            }
            int first = next();
            if (first < 0x80) {
                return first;
            }
            int size = first & 0x7F;
            unless(size >= 1 && size <= LONGEST_LENGTH, Status.WRONG_DATA);
            if (at + size > bytes.length) {
                return UNKNOWN;
            }
            int length = 0;
            for (int i = 0; i < size; i++) {
                length = length << 8 | next();
            }
            return length;
        }

        private int next() {
            return Byte.toUnsignedInt(bytes[at++]);
        }
    }
}
