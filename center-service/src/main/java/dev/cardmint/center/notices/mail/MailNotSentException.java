package dev.cardmint.center.notices.mail;

import java.io.Serial;

/** No server took a mail on itself. Neither message nor cause say whose it was: servers repeat addresses. */
public class MailNotSentException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    /**
     * A mail that was not sent.
     *
     * @param reason what failed, without anything that a server said
     * @param refused whether a server refused the address for good
     */
    public MailNotSentException(String reason, boolean refused) {
        super(reason);
        this.refused = refused;
    }

    /** Whether another attempt is of no use. */
    public boolean isRefused() {
        return refused;
    }
}
