package dev.cardmint.center.profiles.filesystem;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.content.Content;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;

/**
 * An elementary file of bytes.
 *
 * @param name for people
 * @param size in bytes, or 0: as long as what it holds on that card
 */
public record TransparentFileTerms(int identifier, String name, Bytes access, int size, List<Content> content)
        implements FileTerms {

    public TransparentFileTerms {
        content = List.copyOf(content);
    }

    /** What it holds on one card; whoever asks wipes it. */
    public byte[] encode(ContentSource source) {
        return Content.encodeAll(content, source);
    }
}
