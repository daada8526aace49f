package dev.cardmint.center.requests;

import dev.cardmint.model.bytes.Bytes;
import java.util.Base64;

/** A holder's photo: a JPEG image of at most 200 kB (ISO/IEC 10918-1). */
public record Photo(Bytes jpeg) {

    private static final int LONGEST = 200 * 1024;
    private static final Bytes START_OF_IMAGE = Bytes.of(0xFF, 0xD8, 0xFF);
    private static final Bytes END_OF_IMAGE = Bytes.of(0xFF, 0xD9);

    public Photo {
        if (jpeg.size() > LONGEST) {
            throw new IllegalArgumentException("is too large: at most 200 kB fit");
        }
        if (!jpeg.startsWith(START_OF_IMAGE) || !endsImage(jpeg)) {
            throw new IllegalArgumentException("is no JPEG image");
        }
    }

    /**
     * Reads base64 text (RFC 4648, 4).
     *
     * @throws IllegalArgumentException with words for the customer if it is no photo
     */
    public static Photo parse(String base64) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no base64 text", e);
        }
        return new Photo(Bytes.copyOf(decoded));
    }

    private static boolean endsImage(Bytes jpeg) {
        return jpeg.slice(jpeg.size() - END_OF_IMAGE.size(), jpeg.size()).equals(END_OF_IMAGE);
    }
}
