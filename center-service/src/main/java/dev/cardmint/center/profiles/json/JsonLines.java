package dev.cardmint.center.profiles.json;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The lines on which the fields of a JSON document (RFC 8259) begin. A field is found by its path as in
 * {@code personalization.dgis[3].content[0]}; the document itself has the empty path.
 */
public final class JsonLines {

    private final Map<String, Integer> lines = new HashMap<>();

    private JsonLines() {}

    /**
     * Reads a document.
     *
     * @throws tools.jackson.core.JacksonException if it is not JSON
     */
    public static JsonLines of(byte[] document) {
        var found = new JsonLines();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), document)) {
            parser.nextToken();
            found.addValue(parser, "", line(parser));
        }
        return found;
    }

    /** The line on which the field begins; of what is not there, the line on which it would stand in something. */
    public int of(String path) {
        String place = path;
        while (!place.isEmpty() && !lines.containsKey(place)) {
            place = place.substring(0, Math.max(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('['))));
        }
        return lines.getOrDefault(place, 1);
    }

    private void addValue(JsonParser parser, String path, int line) {
        lines.put(path, line);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            addFields(parser, path);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            addElements(parser, path);
        }
    }

    private void addFields(JsonParser parser, String path) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            int line = line(parser);
            parser.nextToken();
            addValue(parser, path.isEmpty() ? name : path + "." + name, line);
        }
    }

    private void addElements(JsonParser parser, String path) {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            addValue(parser, "%s[%d]".formatted(path, i), line(parser));
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
