package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.center.profiles.content.StrictObject;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A profile's document and the load files that it names, as one JSON document to be carried to another center. All
 * bytes are in base64 (RFC 4648, 4), so that what arrives is what was activated.
 */
public record ProfileBundle(Bytes document, List<Bytes> loadFiles) {

    private static final String FORMAT = "cardmint profile bundle 1";
    private static final int MOST_FILES = 16;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public ProfileBundle {
        loadFiles = List.copyOf(loadFiles);
    }

    /**
     * Reads a bundle.
     *
     * @throws MalformedProfileException if it is none; what it holds is not read
     */
    public static ProfileBundle parse(byte[] bundle) {
        try {
            return read(new StrictObject(JSON.readTree(bundle), ""));
        } catch (JacksonException e) {
            throw new MalformedProfileException("", "is not JSON, or names a field twice");
        }
    }

    private static ProfileBundle read(StrictObject root) {
        if (!root.text("format").equals(FORMAT)) {
            throw root.wrong("format", "must be " + FORMAT);
        }
        Bytes document = decode(root, "document", root.text("document"));
        var files = new ArrayList<Bytes>();
        if (root.has("loadFiles")) {
            root.texts("loadFiles").forEach(text -> files.add(decode(root, "loadFiles", text)));
        }
        if (files.size() > MOST_FILES) {
            throw root.wrong("loadFiles", "are more than %d".formatted(MOST_FILES));
        }
        root.done();
        return new ProfileBundle(document, files);
    }

    private static Bytes decode(StrictObject root, String field, String text) {
        try {
            return Bytes.copyOf(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw root.wrong(field, "is not base64");
        }
    }

    /** The bundle as it is carried. */
    public byte[] encode() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", FORMAT);
        fields.put("document", Base64.getEncoder().encodeToString(document.toByteArray()));
        if (!loadFiles.isEmpty()) {
            fields.put(
                    "loadFiles",
                    loadFiles.stream()
                            .map(file -> Base64.getEncoder().encodeToString(file.toByteArray()))
                            .toList());
        }
        return JSON.writeValueAsBytes(fields);
    }

    /** Counts only: what is in them is told by their digests. */
    @Override
    public String toString() {
        return "ProfileBundle[%d bytes, %d load files]".formatted(document.size(), loadFiles.size());
    }
}
