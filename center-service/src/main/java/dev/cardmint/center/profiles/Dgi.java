package dev.cardmint.center.profiles;

import dev.cardmint.center.profiles.content.Content;
import java.util.List;

/**
 * A data grouping (EMV CPS 2.2).
 *
 * @param identifier two bytes; for a record its file and number
 * @param secret whether its content travels under the Key-DEK
 */
public record Dgi(int identifier, String name, boolean secret, List<Content> content) {

    private static final int LAST_SHORT_FILE = 0x1E;

    public Dgi {
        content = List.copyOf(content);
    }

    /** Whether it becomes a record that READ RECORD returns. */
    boolean isRecord() {
        return identifier >> 8 >= 1 && identifier >> 8 <= LAST_SHORT_FILE;
    }

    /** The content without identifier and length; whoever asks wipes it. */
    public byte[] encode(ContentSource source) {
        return Content.encodeAll(content, source);
    }
}
