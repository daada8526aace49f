package dev.cardmint.model.apdu;

import dev.cardmint.model.bytes.Bytes;
import java.io.ByteArrayOutputStream;

/**
 * The seven encodings of a command APDU (ISO/IEC 7816-4, 5.2).
 *
 * <pre>
 * case 1   CLA INS P1 P2
 * case 2S  CLA INS P1 P2 Le
 * case 2E  CLA INS P1 P2 00 Le Le
 * case 3S  CLA INS P1 P2 Lc data
 * case 3E  CLA INS P1 P2 00 Lc Lc data
 * case 4S  CLA INS P1 P2 Lc data Le
 * case 4E  CLA INS P1 P2 00 Lc Lc data Le Le
 * </pre>
 *
 * Le 00 stands for 256, extended Le 0000 for 65,536.
 */
final class CommandApduCodec {

    private static final int HEADER = 4;

    private CommandApduCodec() {}

    static Bytes encode(CommandApdu command) {
        var out = new ByteArrayOutputStream();
        out.write(command.cla());
        out.write(command.ins());
        out.write(command.p1());
        out.write(command.p2());
        if (command.data().size() > 255 || command.ne() > 256) {
            encodeExtended(command, out);
        } else {
            encodeShort(command, out);
        }
        return Bytes.copyOf(out.toByteArray());
    }

    private static void encodeShort(CommandApdu command, ByteArrayOutputStream out) {
        if (!command.data().isEmpty()) {
            out.write(command.data().size());
            out.writeBytes(command.data().toByteArray());
        }
        if (command.ne() > 0) {
            out.write(command.ne()); // 256 is written as 00
        }
    }

    private static void encodeExtended(CommandApdu command, ByteArrayOutputStream out) {
        out.write(0);
        if (!command.data().isEmpty()) {
            writeShort(command.data().size(), out);
            out.writeBytes(command.data().toByteArray());
        }
        if (command.ne() > 0) {
            writeShort(command.ne(), out); // 65,536 is written as 0000
        }
    }

    private static void writeShort(int value, ByteArrayOutputStream out) {
        out.write(value >> 8);
        out.write(value);
    }

    static CommandApdu parse(Bytes encoded) {
        int size = encoded.size();
        if (size < HEADER) {
            throw new MalformedApduException("A command APDU has at least 4 bytes, got " + size);
        }
        if (size == HEADER) {
            return command(encoded, Bytes.EMPTY, 0);
        }
        int first = encoded.unsigned(HEADER);
        if (size == HEADER + 1) {
            return command(encoded, Bytes.EMPTY, first == 0 ? 256 : first);
        }
        return first == 0 ? parseExtended(encoded) : parseShort(encoded, first);
    }

    private static CommandApdu parseShort(Bytes encoded, int nc) {
        int end = HEADER + 1 + nc;
        if (encoded.size() == end) {
            return command(encoded, encoded.slice(HEADER + 1, end), 0);
        }
        if (encoded.size() == end + 1) {
            int le = encoded.unsigned(end);
            return command(encoded, encoded.slice(HEADER + 1, end), le == 0 ? 256 : le);
        }
        throw new MalformedApduException("Lc %d does not fit %d bytes".formatted(nc, encoded.size()));
    }

    private static CommandApdu parseExtended(Bytes encoded) {
        if (encoded.size() < HEADER + 3) {
            throw new MalformedApduException("Extended length field cut off");
        }
        int length = extendedLength(encoded, HEADER + 1);
        if (encoded.size() == HEADER + 3) {
            return command(encoded, Bytes.EMPTY, length == 0 ? 65_536 : length);
        }
        int end = HEADER + 3 + length;
        if (length > 0 && encoded.size() == end) {
            return command(encoded, encoded.slice(HEADER + 3, end), 0);
        }
        if (length > 0 && encoded.size() == end + 2) {
            int le = extendedLength(encoded, end);
            return command(encoded, encoded.slice(HEADER + 3, end), le == 0 ? 65_536 : le);
        }
        throw new MalformedApduException("Extended Lc %d does not fit %d bytes".formatted(length, encoded.size()));
    }

    private static int extendedLength(Bytes encoded, int at) {
        return encoded.unsigned(at) << 8 | encoded.unsigned(at + 1);
    }

    private static CommandApdu command(Bytes encoded, Bytes data, int ne) {
        return new CommandApdu(
                encoded.unsigned(0), encoded.unsigned(1), encoded.unsigned(2), encoded.unsigned(3), data, ne);
    }
}
