package dev.cardmint.simulator.reading;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.reading.ExpectedGrouping.ExpectedObject;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The files that a card-type profile of a file-system card names, read from its JSON document. */
final class FileSystemProfile {

    private final JsonNode fileSystem;
    private final CardOrder order;
    private final List<ExpectedFile> files = new ArrayList<>();

    private FileSystemProfile(JsonNode fileSystem, CardOrder order) {
        this.fileSystem = fileSystem;
        this.order = order;
    }

    static List<ExpectedFile> expected(JsonNode fileSystem, CardOrder order) throws ReadBackException {
        var profile = new FileSystemProfile(fileSystem, order);
        profile.addAll(fileSystem.path("files"), List.of());
        if (profile.files.isEmpty()) {
            throw new ReadBackException("The profile has no files");
        }
        profile.addChipNumber();
        return profile.files;
    }

    private void addAll(JsonNode entries, List<Integer> directory) throws ReadBackException {
        for (JsonNode entry : entries) {
            if (entry.has("df")) {
                addAll(entry.path("files"), below(directory, entry, "df"));
            } else {
                add(entry, below(directory, entry, "ef"));
            }
        }
    }

    private void add(JsonNode entry, List<Integer> path) throws ReadBackException {
        String name = entry.path("name").asString("File");
        if (!entry.has("records")) {
            files.add(new ExpectedFile(path, 0, grouping(name, entry.path("content"))));
            return;
        }
        int number = 0;
        for (JsonNode record : entry.path("records")) {
            number++;
            String ofRecord = "%s, record %d".formatted(name, number);
            files.add(new ExpectedFile(path, number, grouping(ofRecord, record.path("content"))));
        }
    }

    private ExpectedGrouping grouping(String name, JsonNode content) throws ReadBackException {
        var objects = new ArrayList<ExpectedObject>();
        Bytes encoded = new ContentEncoding(order.values(), objects).encode(content, List.of(), name);
        if (objects.isEmpty()) {
            objects.add(new ExpectedObject(name, List.of(), encoded));
        }
        return new ExpectedGrouping(files.size(), name, false, encoded, List.copyOf(objects), 0, false);
    }

    /** The chip's own number, which the center makes up. */
    private void addChipNumber() throws ReadBackException {
        JsonNode number = fileSystem.path("chipNumber");
        if (number.has("ef")) {
            List<Integer> directory = number.has("df") ? below(List.of(), number, "df") : List.of();
            var unknown =
                    new ExpectedGrouping(files.size(), "Number of the chip", true, Bytes.EMPTY, List.of(), 0, false);
            files.add(new ExpectedFile(below(directory, number, "ef"), 0, unknown));
        }
    }

    private static List<Integer> below(List<Integer> directory, JsonNode entry, String field) throws ReadBackException {
        String identifier = entry.path(field).asString("");
        if (!identifier.matches("[0-9A-Fa-f]{4}")) {
            throw new ReadBackException("A file of the profile has no identifier");
        }
        var path = new ArrayList<>(directory);
        path.add(Integer.parseInt(identifier, 16));
        return path;
    }
}
