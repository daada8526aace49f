package dev.cardmint.simulator.reading;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.reading.ExpectedGrouping.ExpectedObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Turns the content elements of a profile and the values of a request into bytes. */
final class ContentEncoding {

    private final Map<String, String> values;
    private final List<ExpectedObject> objects;

    /** Adds each primitive data object on the way to a list. */
    ContentEncoding(Map<String, String> values, List<ExpectedObject> objects) {
        this.values = values;
        this.objects = objects;
    }

    Bytes encode(JsonNode content, List<Integer> path, String name) throws ReadBackException {
        Bytes encoded = Bytes.EMPTY;
        for (JsonNode element : content) {
            encoded = encoded.concat(element.has("tag") ? object(element, path) : value(element, name));
        }
        return encoded;
    }

    private Bytes object(JsonNode element, List<Integer> parents) throws ReadBackException {
        String tag = element.path("tag").asString("");
        if (!tag.matches("([0-9A-Fa-f]{2}){1,3}")) {
            throw new ReadBackException("\"%s\" in the profile is not a tag".formatted(tag));
        }
        var path = new ArrayList<>(parents);
        path.add(Integer.parseInt(tag, 16));
        String name = element.path("name").asString("Tag " + tag);
        Bytes value = encode(element.path("content"), path, name);
        boolean primitive = true;
        for (JsonNode part : element.path("content")) {
            primitive &= !part.has("tag");
        }
        if (primitive) {
            objects.add(new ExpectedObject(name, List.copyOf(path), value));
        }
        return new Tlv(path.get(path.size() - 1), value).encode();
    }

    private Bytes value(JsonNode element, String name) throws ReadBackException {
        if (element.has("hex")) {
            return hex(element.path("hex").asString(""), name);
        }
        if (element.has("digits")) {
            return digits(element, name);
        }
        if (element.has("ascii")) {
            String text = text(element.path("ascii"), name);
            return padded(Bytes.ofText(text, StandardCharsets.US_ASCII), element, name);
        }
        if (element.has("utf8")) {
            return padded(Bytes.ofText(text(element.path("utf8"), name), StandardCharsets.UTF_8), element, name);
        }
        throw new ReadBackException("The profile encodes \"%s\" in an unknown way".formatted(name));
    }

    /** Digits two to a byte, filled up with one nibble where their number is odd. */
    private Bytes digits(JsonNode element, String name) throws ReadBackException {
        var digits = new StringBuilder();
        for (JsonNode part : element.path("digits")) {
            digits.append(text(part, name));
        }
        if (digits.length() % 2 != 0) {
            digits.append(element.path("pad").asString(""));
        }
        return hex(digits.toString(), name);
    }

    private static Bytes padded(Bytes value, JsonNode element, String name) throws ReadBackException {
        int size = element.path("padTo").asInt(0);
        Bytes pad = hex(element.path("pad").asString("20"), name);
        Bytes padded = value;
        while (padded.size() < size && pad.size() == 1) {
            padded = padded.concat(pad);
        }
        return padded;
    }

    /** A value of the request, a date in another form where asked for, or fixed text. */
    private String text(JsonNode part, String name) throws ReadBackException {
        if (part.has("text")) {
            return part.path("text").asString("");
        }
        String value = values.get(part.path("from").asString(""));
        if (value == null) {
            throw new ReadBackException("The card request has no value for \"%s\"".formatted(name));
        }
        if (!part.has("as")) {
            return value;
        }
        try {
            return DateTimeFormatter.ofPattern(part.path("as").asString(""), Locale.ROOT)
                    .format(LocalDate.parse(value));
        } catch (IllegalArgumentException | DateTimeException e) {
            // Neither the value nor the exception, which quotes it, may be told.
            throw new ReadBackException("The card request has no date for \"%s\"".formatted(name));
        }
    }

    private static Bytes hex(String digits, String name) throws ReadBackException {
        if (!digits.matches("([0-9A-Fa-f]{2})*")) {
            throw new ReadBackException("\"%s\" does not come out in whole bytes".formatted(name));
        }
        return Bytes.ofHex(digits);
    }
}
