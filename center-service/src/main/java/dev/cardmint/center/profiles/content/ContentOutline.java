package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Content piece by piece, for people who want to see what became of a value. */
public final class ContentOutline {

    private final ContentSource source;
    private final List<Piece> pieces = new ArrayList<>();

    private ContentOutline(ContentSource source) {
        this.source = source;
    }

    /**
     * One piece that holds no other.
     *
     * @param tags of the data objects around it, the outermost first
     * @param encoding as it is named in a profile
     * @param values of the record that it is made of
     * @param encoded its bytes, or {@code null} of a secret
     */
    public record Piece(
            List<String> tags,
            String encoding,
            List<String> values,
            @Nullable Bytes encoded) {

        public Piece {
            tags = List.copyOf(tags);
            values = List.copyOf(values);
        }

        /** Not the bytes: they may be a holder's data. */
        @Override
        public String toString() {
            return "Piece[%s %s]".formatted(tags, encoding);
        }
    }

    /** The pieces of some content, for one card. */
    public static List<Piece> of(List<Content> content, ContentSource source) {
        var outline = new ContentOutline(source);
        content.forEach(part -> outline.add(List.of(), part));
        return List.copyOf(outline.pieces);
    }

    private void add(List<String> tags, Content content) {
        if (content instanceof TlvContent object) {
            String tag = Integer.toHexString(object.tag()).toUpperCase(Locale.ROOT);
            List<String> inner = Stream.concat(tags.stream(), Stream.of(tag)).toList();
            object.parts().forEach(part -> add(inner, part));
        } else if (content instanceof Digits digits) {
            add(tags, "digits", digits.parts(), content);
        } else if (content instanceof Text text) {
            add(tags, "text", List.of(text.part()), content);
        } else if (content instanceof Image image) {
            pieces.add(new Piece(tags, "image", List.of(image.name()), encoded(content)));
        } else if (content instanceof Constant) {
            add(tags, "hex", List.of(), content);
        } else if (content instanceof CheckValues) {
            add(tags, "checkValues", List.of(), content);
        } else if (content instanceof Generated) {
            pieces.add(new Piece(tags, "generated", List.of(), null));
        }
    }

    private void add(List<String> tags, String encoding, List<TextPart> parts, Content content) {
        List<String> values = parts.stream()
                .filter(TextPart.FromValue.class::isInstance)
                .map(part -> ((TextPart.FromValue) part).name())
                .toList();
        pieces.add(new Piece(tags, encoding, values, encoded(content)));
    }

    private Bytes encoded(Content content) {
        return Bytes.copyOf(content.encode(source));
    }
}
