package dev.cardmint.base.printing.ipp;

/** Where a print job stands at the printer (RFC 8011, 5.3.7). */
public enum JobState {
    PENDING(3),
    PENDING_HELD(4),
    PROCESSING(5),
    /** The printer waits for somebody. */
    PROCESSING_STOPPED(6),
    CANCELED(7),
    ABORTED(8),
    COMPLETED(9);

    private final int code;

    JobState(int code) {
        this.code = code;
    }

    /** Whether nothing more comes of the job. */
    public boolean isOver() {
        return code >= CANCELED.code;
    }

    /** @throws MalformedIppException if there is no such state */
    static JobState of(int code) {
        for (JobState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new MalformedIppException("A job in state %d".formatted(code));
    }
}
