package dev.cardmint.center.requests.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file, which must be UTF-8 with or without its mark. Anything else is named and not guessed: a name read
 * in the wrong encoding is a wrong name on a card.
 */
final class FileText {

    private static final char MARK = '\uFEFF';
    private static final String ADVICE = "Save it as CSV in UTF-8 and send it again.";

    private FileText() {}

    /**
     * Decodes a file.
     *
     * @throws UnreadableFileException if it is not UTF-8, or holds a NUL
     */
    static String decode(byte[] file) {
        requireNoOtherKind(file);
        ByteBuffer in = ByteBuffer.wrap(file);
        CharBuffer out = CharBuffer.allocate(file.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw new UnreadableFileException("Line %d is not UTF-8; it looks like Windows-1252 or ISO 8859-1. %s"
                    .formatted(lineOf(file, in.position()), ADVICE));
        }
        String text = out.flip().toString();
        return text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
    }

    private static void requireNoOtherKind(byte[] file) {
        if (starts(file, 'P', 'K', 3, 4)) {
            throw new UnreadableFileException("The file is a workbook or an archive. " + ADVICE);
        }
        boolean byHalves = file.length > 1 && (file[0] == 0) != (file[1] == 0);
        if (starts(file, 0xFF, 0xFE) || starts(file, 0xFE, 0xFF) || byHalves) {
            throw new UnreadableFileException("The file is in UTF-16. " + ADVICE);
        }
        for (int at = 0; at < file.length; at++) {
            if (file[at] == 0) {
                throw new UnreadableFileException(
                        "Line %d holds a NUL character. %s".formatted(lineOf(file, at), ADVICE));
            }
        }
    }

    private static boolean starts(byte[] file, int... bytes) {
        boolean starts = file.length >= bytes.length;
        for (int i = 0; starts && i < bytes.length; i++) {
            starts = Byte.toUnsignedInt(file[i]) == bytes[i];
        }
        return starts;
    }

    private static int lineOf(byte[] file, int position) {
        int line = 1;
        for (int at = 0; at < position; at++) {
            if (file[at] == '\n') {
                line++;
            }
        }
        return line;
    }
}
