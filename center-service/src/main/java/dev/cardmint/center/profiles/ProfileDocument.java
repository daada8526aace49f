package dev.cardmint.center.profiles;

import dev.cardmint.center.profiles.CardTypeProfile.Retention;
import dev.cardmint.center.profiles.content.ContentReader;
import dev.cardmint.center.profiles.content.StrictObject;
import dev.cardmint.center.profiles.filesystem.FileSystemReader;
import dev.cardmint.center.profiles.identification.SearchKeyReader;
import dev.cardmint.center.profiles.json.JsonLines;
import dev.cardmint.model.bytes.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a card-type profile from its JSON document: nothing unknown, nothing left out, nothing that cannot work. */
public final class ProfileDocument {

    private static final int SMALLEST_PHOTO = 2_000;
    private static final int LARGEST_PHOTO = 12_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final StrictObject root;
    private final Bytes digest;

    private ProfileDocument(StrictObject root, Bytes digest) {
        this.root = root;
        this.digest = digest;
    }

    /**
     * Reads a document in UTF-8.
     *
     * @throws MalformedProfileException with line and path of what is wrong, if it is no usable profile
     */
    public static CardTypeProfile parse(byte[] document) {
        return parse(document, List.of());
    }

    /**
     * Reads a document of a card type that is to be used beside others.
     *
     * @throws MalformedProfileException also if a card could be taken for one of this type and of another
     */
    public static CardTypeProfile parse(byte[] document, List<CardTypeProfile> others) {
        JsonNode tree = tree(document);
        try {
            CardTypeProfile profile = new ProfileDocument(new StrictObject(tree, ""), sha256(document)).read();
            requireDistinct(profile, others);
            return profile;
        } catch (MalformedProfileException e) {
            throw e.in(JsonLines.of(document));
        }
    }

    private static void requireDistinct(CardTypeProfile profile, List<CardTypeProfile> others) {
        for (CardTypeProfile other : others) {
            if (!other.profile().equals(profile.profile())
                    && profile.recognitionEntry().sharesCardsWith(other.recognitionEntry())) {
                throw new MalformedProfileException(
                        "recognition",
                        "a card may fit %s (version %d), too: no rule here and rule there exclude each other"
                                .formatted(other.profile(), other.version()));
            }
        }
    }

    private static JsonNode tree(byte[] document) {
        try {
            return JSON.readTree(document);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new MalformedProfileException(line, "", "is not JSON, or names a field twice");
        }
    }

    private static Bytes sha256(byte[] document) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }

    private CardTypeProfile read() {
        String id = root.text("profile");
        if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
            throw root.wrong("profile", "must be a name of small letters, digits and hyphens");
        }
        Map<String, ValueRule> values = values(root.object("values"));
        var contents = new ContentReader(values);
        CardTechnology technology = root.has("fileSystem")
                ? FileSystemReader.read(root.object("fileSystem"), contents, values)
                : new GlobalPlatformReader(root, contents).read();
        var profile = new CardTypeProfile(
                id,
                root.number("version", 1, 1_000_000),
                root.text("name"),
                digest,
                RecognitionReader.read(root, values),
                technology,
                contents.secrets(),
                retention(),
                new ReissueReader(values, contents.secrets().keySet()).read(root),
                products(),
                new SearchKeyReader(values).read(root),
                timeLimits(root.object("timeLimitsMillis")),
                values);
        root.done();
        ProfileRules.check(profile);
        return profile;
    }

    private Retention retention() {
        if (!root.text("retain").equals("all")) {
            throw root.wrong("retain", "must be all");
        }
        return Retention.ALL;
    }

    /** All kinds of blanks where the profile names none. */
    private Set<Product> products() {
        if (!root.has("products")) {
            return EnumSet.allOf(Product.class);
        }
        var products = EnumSet.noneOf(Product.class);
        for (String name : root.texts("products")) {
            if (Stream.of(Product.values()).noneMatch(each -> each.name().equals(name))
                    || !products.add(Product.valueOf(name))) {
                throw root.wrong("products", "must name CONTACT, DUAL_INTERFACE or CONTACTLESS, each once");
            }
        }
        return products;
    }

    private static TimeLimits timeLimits(StrictObject object) {
        var limits = new TimeLimits(
                millis(object, "default"),
                millis(object, "install"),
                millis(object, "putKey"),
                millis(object, "storeData"));
        object.done();
        return limits;
    }

    private static Duration millis(StrictObject object, String field) {
        return Duration.ofMillis(object.number(field, 100, 600_000));
    }

    private static Map<String, ValueRule> values(StrictObject object) {
        var rules = new LinkedHashMap<String, ValueRule>();
        for (String name : object.fields()) {
            if (!name.matches("[a-z][A-Za-z0-9]{0,39}")) {
                throw object.wrong(name, "a value's name is letters and digits, a small letter first");
            }
            rules.put(name, valueRule(object.object(name)));
        }
        if (rules.isEmpty()) {
            throw new MalformedProfileException(object.path(), "must name the values of a record");
        }
        return rules;
    }

    private static ValueRule valueRule(StrictObject object) {
        ValueType type = object.constant("type", ValueType.class);
        String label = object.text("label");
        boolean multiline = type == ValueType.TEXT && object.flag("multiline");
        int maxBytes =
                switch (type) {
                    case TEXT, EMBOSSED -> object.number("maxBytes", 2, 1000);
                    case DATE -> 10;
                    case DIGITS -> object.number("length", 1, 40);
                    case CARD_NUMBER -> 19;
                    case PHOTO -> object.number("maxBytes", SMALLEST_PHOTO, LARGEST_PHOTO);
                };
        object.done();
        return new ValueRule(type, label, maxBytes, multiline);
    }
}
