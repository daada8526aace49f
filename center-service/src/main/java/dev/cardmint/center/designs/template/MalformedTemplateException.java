package dev.cardmint.center.designs.template;

/** A template cannot be used; the message says why, and where. */
public class MalformedTemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    public MalformedTemplateException(int line, String reason) {
        super("line %d: %s".formatted(line, reason));
        this.line = line;
        this.reason = reason;
    }

    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }
}
