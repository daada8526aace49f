package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A JSON object read field by field; every field must be asked for once, and says where it is when it is wrong. */
public final class StrictObject {

    private final JsonNode node;
    private final String path;
    private final Set<String> unread;

    public StrictObject(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new MalformedProfileException(path, "must be an object");
        }
        this.node = node;
        this.path = path;
        unread = new HashSet<>(node.propertyNames());
    }

    public String path() {
        return path;
    }

    public String pathOf(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    public boolean has(String field) {
        return node.has(field);
    }

    /** The names of its fields in the order of the document. */
    public List<String> fields() {
        return List.copyOf(node.propertyNames());
    }

    public MalformedProfileException wrong(String field, String message) {
        return new MalformedProfileException(pathOf(field), message);
    }

    private JsonNode take(String field) {
        unread.remove(field);
        JsonNode value = node.get(field);
        if (value == null) {
            throw wrong(field, "is missing");
        }
        return value;
    }

    public String text(String field) {
        JsonNode value = take(field);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw wrong(field, "must be a text");
        }
        return value.stringValue();
    }

    public int number(String field, int least, int most) {
        JsonNode value = take(field);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw wrong(field, "must be a number from %d to %d".formatted(least, most));
        }
        return value.intValue();
    }

    /** True or false; false when it is not there. */
    public boolean flag(String field) {
        if (!has(field)) {
            return false;
        }
        JsonNode value = take(field);
        if (!value.isBoolean()) {
            throw wrong(field, "must be true or false");
        }
        return value.booleanValue();
    }

    /** A text read by something that throws {@link IllegalArgumentException} with a message for people. */
    public <T> T parsed(String field, Function<String, T> parser) {
        try {
            return parser.apply(text(field));
        } catch (IllegalArgumentException e) {
            throw wrong(field, String.valueOf(e.getMessage()));
        }
    }

    public <E extends Enum<E>> E constant(String field, Class<E> type) {
        String text = text(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw wrong(field, "must be one of " + List.of(type.getEnumConstants()));
    }

    /** Hexadecimal text of so many bytes. */
    public Bytes bytes(String field, int least, int most) {
        return hex(field, text(field), least, most);
    }

    private Bytes hex(String field, String text, int least, int most) {
        if (!text.matches("([0-9A-F]{2})+") || text.length() < 2 * least || text.length() > 2 * most) {
            throw wrong(field, "must be %d to %d bytes in hexadecimal, capital letters".formatted(least, most));
        }
        return Bytes.ofHex(text);
    }

    /** Hexadecimal text of so many bytes, or a list of such texts: alternatives. */
    public List<Bytes> anyBytes(String field, int least, int most) {
        JsonNode value = node.get(field);
        if (value == null || !value.isArray()) {
            return List.of(bytes(field, least, most));
        }
        return texts(field).stream().map(text -> hex(field, text, least, most)).toList();
    }

    public StrictObject object(String field) {
        return new StrictObject(take(field), pathOf(field));
    }

    /** The objects of a list that is not empty, each read by the same reader and to its end. */
    public <T> List<T> objects(String field, Function<StrictObject, T> reader) {
        var read = new ArrayList<T>();
        for (JsonNode element : elements(field)) {
            var object = new StrictObject(element, "%s[%d]".formatted(pathOf(field), read.size()));
            read.add(reader.apply(object));
            object.done();
        }
        return read;
    }

    public List<String> texts(String field) {
        var texts = new ArrayList<String>();
        for (JsonNode element : elements(field)) {
            if (!element.isString()) {
                throw wrong(field, "must be a list of texts");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    private JsonNode elements(String field) {
        JsonNode list = take(field);
        if (!list.isArray() || list.isEmpty()) {
            throw wrong(field, "must be a list that is not empty");
        }
        return list;
    }

    /**
     * Ends the reading.
     *
     * @throws MalformedProfileException if a field was not asked for: it would have no effect
     */
    public void done() {
        unread.stream().sorted().findFirst().ifPresent(field -> {
            throw wrong(field, "is unknown here");
        });
    }
}
