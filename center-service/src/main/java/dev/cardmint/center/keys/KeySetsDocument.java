package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.KeyVersionNumber;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Key sets as JSON: what an officer hands to {@code vault create} and what {@code vault export-lab} prints. */
final class KeySetsDocument {

    private static final Set<String> FIELDS =
            Set.of("name", "purpose", "keyVersion", "keyType", "diversification", "keyBits", "master");
    private static final String KEY_TYPE = "keyType";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeySetsDocument() {}

    /**
     * Reads <code>{"keySets":[…]}</code>.
     *
     * @throws VaultFileException if it is anything else; the message names the set, never its key
     */
    static List<StoredKeySet> read(InputStream in) {
        JsonNode list = root(in).path("keySets");
        if (!list.isArray() || list.isEmpty()) {
            throw new VaultFileException("The key sets must come as {\"keySets\":[…]}");
        }
        var sets = new ArrayList<StoredKeySet>();
        for (JsonNode entry : list) {
            sets.add(set(entry, sets.size()));
        }
        return sets;
    }

    private static JsonNode root(InputStream in) {
        try {
            JsonNode root = JSON.readTree(in);
            if (!root.isObject() || root.size() != 1) {
                throw new VaultFileException("The key sets must come as {\"keySets\":[…]} and nothing else");
            }
            return root;
        } catch (JacksonException e) {
            throw new VaultFileException("The key sets are not JSON");
        }
    }

    private static StoredKeySet set(JsonNode entry, int index) {
        if (!entry.isObject() || !hasTheFields(entry)) {
            throw new VaultFileException("keySets[%d] must have exactly the fields %s, keyType may be left out"
                    .formatted(index, FIELDS.stream().sorted().toList()));
        }
        byte[] master = new byte[0];
        try {
            master = HexFormat.of().parseHex(text(entry, "master"));
            return new StoredKeySet(description(entry), new MasterKey(keyType(entry), master));
        } catch (IllegalArgumentException e) {
            // Its message could quote the master key.
            throw new VaultFileException(
                    "keySets[%d] is wrong: check name, purpose, version, type, diversification, bits and master"
                            .formatted(index));
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    private static boolean hasTheFields(JsonNode entry) {
        var fields = new HashSet<>(entry.propertyNames());
        fields.add(KEY_TYPE);
        return fields.equals(FIELDS);
    }

    private static KeyType keyType(JsonNode entry) {
        return entry.has(KEY_TYPE) ? KeyType.valueOf(text(entry, KEY_TYPE)) : KeyType.AES;
    }

    private static KeySet description(JsonNode entry) {
        return new KeySet(
                new KeySetName(text(entry, "name")),
                Purpose.valueOf(text(entry, "purpose")),
                KeyVersionNumber.parse(text(entry, "keyVersion")),
                keyType(entry),
                Diversification.parse(text(entry, "diversification")),
                number(entry, "keyBits"));
    }

    private static String text(JsonNode entry, String field) {
        JsonNode value = entry.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("Not a string: " + field);
        }
        return value.stringValue();
    }

    private static int number(JsonNode entry, String field) {
        JsonNode value = entry.path(field);
        if (!value.isInt()) {
            throw new IllegalArgumentException("Not a number: " + field);
        }
        return value.intValue();
    }

    /** One key set with its master key, on one line. */
    static String write(StoredKeySet set) {
        KeySet description = set.description();
        byte[] master = set.master().copy();
        ObjectNode entry = JSON.createObjectNode()
                .put("name", description.name().value())
                .put("purpose", description.purpose().name())
                .put("keyVersion", description.keyVersion().toString())
                .put(KEY_TYPE, description.keyType().name())
                .put("diversification", description.diversification().toString())
                .put("keyBits", description.keyBits())
                .put("master", HexFormat.of().formatHex(master).toUpperCase(Locale.ROOT));
        Arrays.fill(master, (byte) 0);
        return JSON.writeValueAsString(entry);
    }
}
