package dev.cardmint.base.center;

import java.io.InterruptedIOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;

/** No answer came from the center; it may or may not have acted. */
public final class CenterUnreachableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CenterUnreachableException(String message) {
        super(message);
    }

    CenterUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether there was a connection that broke, rather than none or one that stays silent. */
    boolean connectionWasCut() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException
                    || cause instanceof InterruptedIOException
                    || cause instanceof ConnectException
                    || cause instanceof SSLException) {
                return false;
            }
        }
        return getCause() != null;
    }
}
