package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of data groupings. Secrets and their check values must be read in order: a check value can only
 * speak of a secret that stands before it.
 */
public final class ContentReader {

    private static final Set<String> ENCODINGS =
            Set.of("tag", "digits", "ascii", "utf8", "image", "hex", "generated", "checkValues");
    private static final Set<ValueType> DIGITS = EnumSet.of(ValueType.DIGITS, ValueType.CARD_NUMBER, ValueType.DATE);
    private static final Set<ValueType> ASCII =
            EnumSet.of(ValueType.EMBOSSED, ValueType.DIGITS, ValueType.CARD_NUMBER, ValueType.DATE);
    private static final Set<ValueType> IMAGE = EnumSet.of(ValueType.PHOTO);
    private static final Set<ValueType> UTF8 = EnumSet.complementOf(EnumSet.of(ValueType.PHOTO));

    private final Map<String, ValueRule> values;
    private final Map<String, Integer> secrets = new HashMap<>();

    public ContentReader(Map<String, ValueRule> values) {
        this.values = values;
    }

    /** The generated secrets read so far, with their size. */
    public Map<String, Integer> secrets() {
        return Map.copyOf(secrets);
    }

    /**
     * Reads a list of content.
     *
     * @param secret whether it travels under the Key-DEK
     * @throws MalformedProfileException if it uses an unknown encoding, or one that does not go with the value
     */
    public List<Content> read(StrictObject parent, boolean secret) {
        return parent.objects("content", object -> secret ? readSecret(object) : readPlain(object));
    }

    private Content readSecret(StrictObject object) {
        if (!encoding(object).equals("generated")) {
            throw new MalformedProfileException(object.path(), "a secret grouping takes generated content only");
        }
        String name = name(object, "generated");
        int bytes = object.number("bytes", 16, 240);
        if (bytes % 16 != 0) {
            throw object.wrong("bytes", "must be a multiple of 16, the block size of AES");
        }
        if (secrets.put(name, bytes) != null) {
            throw object.wrong("generated", "is generated twice");
        }
        return new Generated(name, bytes);
    }

    private Content readPlain(StrictObject object) {
        return switch (encoding(object)) {
            case "tag" -> tlv(object);
            case "digits" -> digits(object);
            case "ascii" -> ascii(object);
            case "utf8" -> new Text(part(object.object("utf8"), UTF8), 0, (byte) 0);
            case "image" -> image(object.object("image"));
            case "hex" -> new Constant(object.bytes("hex", 1, 240));
            case "checkValues" -> checkValues(object);
            default -> throw object.wrong("generated", "stands in a grouping marked secret only");
        };
    }

    private static String encoding(StrictObject object) {
        List<String> found =
                object.fields().stream().filter(ENCODINGS::contains).sorted().toList();
        if (found.size() != 1) {
            throw new MalformedProfileException(
                    object.path(),
                    "must have exactly one of the encodings "
                            + ENCODINGS.stream().sorted().toList());
        }
        return found.get(0);
    }

    private static String name(StrictObject object, String field) {
        String name = object.text(field);
        if (!name.matches("[a-z][A-Za-z0-9]{0,39}")) {
            throw object.wrong(field, "must be a name: letters and digits, a small letter first");
        }
        return name;
    }

    private Content tlv(StrictObject object) {
        int tag = tag(object);
        if (object.has("name")) {
            object.text("name"); // for people who read the profile
        }
        List<Content> parts = read(object, false);
        boolean holdsObjects = parts.stream().anyMatch(TlvContent.class::isInstance);
        if (holdsObjects != new Tlv(tag, Bytes.EMPTY).isConstructed()) {
            throw object.wrong("tag", "a constructed tag holds data objects, a primitive one does not");
        }
        return new TlvContent(tag, parts);
    }

    private static int tag(StrictObject object) {
        Bytes tag = object.bytes("tag", 1, 3);
        try {
            Tlv parsed = Tlv.parse(tag.concat(Bytes.of(0)));
            return parsed.tag();
        } catch (MalformedTlvException e) {
            throw object.wrong("tag", "is no tag of BER-TLV");
        }
    }

    private Digits digits(StrictObject object) {
        @Nullable String pad = object.has("pad") ? object.text("pad") : null;
        if (pad != null && !pad.equals("F") && !pad.equals("0")) {
            throw object.wrong("pad", "must be F or 0");
        }
        List<TextPart> parts = object.objects("digits", part -> part(part, DIGITS));
        boolean halfBytes = parts.stream()
                .allMatch(part -> !(part instanceof TextPart.Literal literal)
                        || literal.value().matches("[0-9A-F]+"));
        if (!halfBytes) {
            throw object.wrong("digits", "takes texts of 0–9 and A–F only");
        }
        var digits = new Digits(parts, pad);
        if (pad == null && !digits.alwaysEven(values)) {
            throw object.wrong("digits", "can be an odd number of digits: name a pad");
        }
        return digits;
    }

    private Text ascii(StrictObject object) {
        TextPart part = part(object.object("ascii"), ASCII);
        if (part instanceof TextPart.Literal literal && !literal.value().matches("[\\x20-\\x7E]+")) {
            throw object.wrong("ascii", "takes printable ASCII only");
        }
        if (!object.has("padTo")) {
            return new Text(part, 0, (byte) 0);
        }
        int padTo = object.number("padTo", 1, 240);
        byte pad = (byte) object.bytes("pad", 1, 1).unsigned(0);
        if (part.maxBytes(values) > padTo) {
            throw object.wrong("padTo", "is less than the %d bytes that it can be".formatted(part.maxBytes(values)));
        }
        return new Text(part, padTo, pad);
    }

    private TextPart part(StrictObject object, Set<ValueType> allowed) {
        if (object.has("text")) {
            String text = object.text("text");
            object.done();
            return new TextPart.Literal(text);
        }
        String name = object.text("from");
        ValueRule rule = rule(object, name, allowed);
        @Nullable String as = object.has("as") ? object.text("as") : null;
        object.done();
        requireFormat(object, rule, as, allowed);
        return new TextPart.FromValue(name, as);
    }

    private ValueRule rule(StrictObject object, String name, Set<ValueType> allowed) {
        ValueRule rule = values.get(name);
        if (rule == null) {
            throw object.wrong("from", "there is no value " + name);
        }
        if (!allowed.contains(rule.type())) {
            throw object.wrong("from", "a value of type %s cannot be encoded so".formatted(rule.type()));
        }
        return rule;
    }

    private static void requireFormat(
            StrictObject object, ValueRule rule, @Nullable String as, Set<ValueType> allowed) {
        boolean date = rule.type() == ValueType.DATE;
        if (as != null && (!date || !TextPart.DATE_FORMATS.contains(as))) {
            throw object.wrong(
                    "as",
                    "is for dates, one of "
                            + TextPart.DATE_FORMATS.stream().sorted().toList());
        }
        if (as == null && date && allowed.equals(DIGITS)) {
            throw object.wrong("as", "is missing: a date in digits needs its form");
        }
    }

    private Image image(StrictObject object) {
        String name = object.text("from");
        rule(object, name, IMAGE);
        object.done();
        return new Image(name);
    }

    private CheckValues checkValues(StrictObject object) {
        String secret = object.text("checkValues");
        Integer bytes = secrets.get(secret);
        if (bytes == null) {
            throw object.wrong("checkValues", "no secret %s is generated before it".formatted(secret));
        }
        int keyBytes = object.number("keyBytes", 16, 32);
        if ((keyBytes != 16 && keyBytes != 24 && keyBytes != 32) || bytes % keyBytes != 0) {
            throw object.wrong("keyBytes", "must be 16, 24 or 32 and divide the secret's %d bytes".formatted(bytes));
        }
        return new CheckValues(secret, keyBytes, bytes);
    }
}
