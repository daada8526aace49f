package dev.cardmint.simulator.reading;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.reading.ExpectedGrouping.ExpectedObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a card-type profile that say what a card should hold, read from its JSON document. */
final class CardProfile {

    private final JsonNode document;
    private final Map<String, Integer> generatedSizes = new HashMap<>();

    private CardProfile(JsonNode document) {
        this.document = document;
    }

    static CardProfile parse(String json) throws ReadBackException {
        var profile = new CardProfile(object("profile", json));
        for (JsonNode application : profile.document.path("applications")) {
            groupings(application).forEach(profile::noteGenerated);
        }
        return profile;
    }

    private void noteGenerated(JsonNode grouping) {
        for (JsonNode element : grouping.path("content")) {
            if (element.has("generated")) {
                generatedSizes.put(
                        element.path("generated").asString(),
                        element.path("bytes").asInt(0));
            }
        }
    }

    static JsonNode object(String what, String json) throws ReadBackException {
        try {
            JsonNode node = JsonMapper.shared().readTree(json);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            // The parser's message may quote personal data: it is not passed on.
        }
        throw new ReadBackException("The %s is not a JSON object".formatted(what));
    }

    /** The files of a card that has nothing else, or {@code null}. */
    @Nullable
    FileSystemReadBack fileSystem(CardOrder order) throws ReadBackException {
        JsonNode fileSystem = document.path("fileSystem");
        if (!fileSystem.isObject()) {
            return null;
        }
        String reference = fileSystem.path("accessKey").path("reference").asString("00");
        if (!reference.matches("[0-9A-Fa-f]{2}")) {
            throw new ReadBackException("The profile's access key has no reference");
        }
        return new FileSystemReadBack(FileSystemProfile.expected(fileSystem, order), Integer.parseInt(reference, 16));
    }

    Aid securityDomain() throws ReadBackException {
        return aid(document.path("securityDomain"), "securityDomain");
    }

    private static JsonNode groupings(JsonNode application) {
        return application.path("personalization").path("dgis");
    }

    private static Aid aid(JsonNode node, String field) throws ReadBackException {
        try {
            return Aid.parse(node.asString(""));
        } catch (IllegalArgumentException e) {
            throw new ReadBackException("The profile's %s is not an AID".formatted(field), e);
        }
    }

    /** Length of challenges and MACs: 8 bytes, or 16 in S16 mode. */
    int macSize() {
        return document.path("secureChannel").path("mode").asString("S8").equals("S16") ? 16 : 8;
    }

    /** The life cycle that an issued card has. */
    String lifeCycle() {
        return document.path("lifeCycle").asString("SECURED");
    }

    List<ExpectedApplication> expected(CardOrder order) throws ReadBackException {
        var applications = new ArrayList<ExpectedApplication>();
        for (JsonNode application : document.path("applications")) {
            String place = "applications[%d].instance".formatted(applications.size());
            Aid instance = aid(application.path("instance"), place);
            applications.add(new ExpectedApplication(instance, groupings(application, order)));
        }
        if (applications.isEmpty()) {
            throw new ReadBackException("The profile has no applications");
        }
        return applications;
    }

    private List<ExpectedGrouping> groupings(JsonNode application, CardOrder order) throws ReadBackException {
        var groupings = new ArrayList<ExpectedGrouping>();
        for (JsonNode grouping : groupings(application)) {
            groupings.add(grouping(grouping, order));
        }
        if (groupings.isEmpty()) {
            throw new ReadBackException("The profile has no data groupings");
        }
        return groupings;
    }

    private ExpectedGrouping grouping(JsonNode grouping, CardOrder order) throws ReadBackException {
        String identifier = grouping.path("dgi").asString("");
        if (!identifier.matches("[0-9A-Fa-f]{4}")) {
            throw new ReadBackException("A data grouping of the profile has no identifier");
        }
        String name = grouping.path("name").asString(identifier);
        var objects = new ArrayList<ExpectedObject>();
        var content = new ContentEncoding(order.values(), objects);
        boolean secret = grouping.path("secret").asBoolean(false);
        if (grouping.path("content").path(0).has("image")) {
            return ExpectedGrouping.picture(Integer.parseInt(identifier, 16), name, order.photo());
        }
        int keys = keys(grouping.path("content"));
        return new ExpectedGrouping(
                Integer.parseInt(identifier, 16),
                name,
                secret,
                secret || keys > 0 ? Bytes.EMPTY : content.encode(grouping.path("content"), List.of(), name),
                List.copyOf(objects),
                keys,
                false);
    }

    private int keys(JsonNode content) throws ReadBackException {
        int keys = 0;
        for (JsonNode element : content) {
            if (element.has("checkValues")) {
                Integer size = generatedSizes.get(element.path("checkValues").asString(""));
                int keyBytes = element.path("keyBytes").asInt(0);
                if (size == null || keyBytes < 1) {
                    throw new ReadBackException("The profile has check values of keys that it does not generate");
                }
                keys += size / keyBytes;
            }
        }
        return keys;
    }
}
