package dev.cardmint.center.profiles;

import java.io.Serial;

/** A document that is no usable card-type profile; the message says where and why. */
public final class MalformedProfileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Names the place.
     *
     * @param path of the field in the document, for example {@code personalization.dgis[3].dgi}
     */
    public MalformedProfileException(String path, String message) {
        super(path.isEmpty() ? message : path + ": " + message);
    }
}
