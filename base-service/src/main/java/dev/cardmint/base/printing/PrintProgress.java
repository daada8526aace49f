package dev.cardmint.base.printing;

/**
 * How far a print is.
 *
 * @param message what happens, and what to do
 */
public record PrintProgress(State state, String message) {

    /** Where a print stands at this base. */
    public enum State {
        /** The pages are on their way to the printer. */
        SENDING,
        PRINTING,
        /** The printer waits for somebody. */
        WAITING,
        /** The printer says that it is done. */
        PRINTED,
        /** Certainly nothing was printed. */
        FAILED,
        /** Nobody knows: whoever stands at the printer is asked. */
        UNKNOWN;

        /** Whether nothing more happens by itself. */
        public boolean isOver() {
            return this == PRINTED || this == FAILED || this == UNKNOWN;
        }
    }
}
