package dev.cardmint.center.profiles;

import dev.cardmint.center.profiles.json.JsonLines;
import java.io.Serial;

/** A document that is no usable card-type profile; the message says where and why. */
public final class MalformedProfileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String path;
    private final String reason;

    /**
     * Names the place.
     *
     * @param path of the field in the document, for example {@code personalization.dgis[3].dgi}
     */
    public MalformedProfileException(String path, String reason) {
        this(0, path, reason);
    }

    /**
     * Names line and place.
     *
     * @param line in the document, from 1, or 0 if it is not known
     */
    MalformedProfileException(int line, String path, String reason) {
        super(place(line, path) + reason);
        this.line = line;
        this.path = path;
        this.reason = reason;
    }

    private static String place(int line, String path) {
        if (line == 0) {
            return path.isEmpty() ? "" : path + ": ";
        }
        return path.isEmpty() ? "line %d: ".formatted(line) : "line %d, %s: ".formatted(line, path);
    }

    /** The same with the line that its field has in the document. */
    public MalformedProfileException in(JsonLines lines) {
        var located = new MalformedProfileException(lines.of(path), path, reason);
        located.setStackTrace(getStackTrace());
        return located;
    }

    /** The line in the document, from 1, or 0 if it is not known. */
    public int line() {
        return line;
    }

    /** Where in the document; empty if the document as a whole is wrong. */
    public String path() {
        return path;
    }

    /** What is wrong there, in plain words. */
    public String reason() {
        return reason;
    }
}
