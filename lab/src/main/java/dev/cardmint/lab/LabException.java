package dev.cardmint.lab;

/** Something that the person at the keyboard must mend; the message is one plain line that says what. */
public final class LabException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
