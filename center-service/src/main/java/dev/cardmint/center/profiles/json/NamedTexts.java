package dev.cardmint.center.profiles.json;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/** The texts of all fields of one name in a JSON document (RFC 8259), by their paths. */
public final class NamedTexts {

    private NamedTexts() {}

    /**
     * Reads a document.
     *
     * @throws tools.jackson.core.JacksonException if it is not JSON
     */
    public static Map<String, String> of(byte[] document, String field) {
        var found = new LinkedHashMap<String, String>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), document)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING && field.equals(parser.currentName())) {
                    found.put(path(parser.streamReadContext()), parser.getString());
                }
            }
        }
        return found;
    }

    private static String path(TokenStreamContext place) {
        if (place.inRoot()) {
            return "";
        }
        String parent = path(place.getParent());
        if (place.inArray()) {
            return "%s[%d]".formatted(parent, place.getCurrentIndex());
        }
        return parent.isEmpty() ? place.currentName() : parent + "." + place.currentName();
    }
}
