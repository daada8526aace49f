package dev.cardmint.center.designs.template;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The attributes of one element, each of the right syntax. */
record Attributes(SvgElement element, int line, Map<String, String> values) {

    /**
     * Reads those of the element that a reader stands on.
     *
     * @throws MalformedTemplateException if the element or one of them is not allowed
     */
    static Attributes read(XMLStreamReader xml, int line) {
        String tag = xml.getLocalName();
        SvgElement element = SvgElement.of(tag, xml.getAttributeValue(XMLConstants.NULL_NS_URI, "data-slot"));
        if (element == null) {
            throw new MalformedTemplateException(line, "%s is not among the elements of a template".formatted(tag));
        }
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            String namespace = xml.getAttributeNamespace(i);
            boolean plain = namespace == null || namespace.isEmpty();
            values.put(name, checked(element, line, plain ? name : namespace + " " + name, xml.getAttributeValue(i)));
        }
        return new Attributes(element, line, values);
    }

    private static String checked(SvgElement element, int line, String name, String value) {
        AttributeSyntax syntax = element.attribute(name);
        if (syntax == null) {
            throw new MalformedTemplateException(
                    line, "%s is not among the attributes of %s here".formatted(name, element.tag()));
        }
        String stripped = value.strip();
        if (!syntax.fits(stripped)) {
            throw new MalformedTemplateException(line, "%s %s".formatted(name, syntax.complaint()));
        }
        return stripped;
    }

    @Nullable
    String text(String name) {
        return values.get(name);
    }

    String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw wrong("%s of %s is missing".formatted(name, element.tag()));
        }
        return value;
    }

    double number(String name) {
        return Double.parseDouble(required(name));
    }

    double number(String name, double otherwise) {
        return values.containsKey(name) ? number(name) : otherwise;
    }

    /** A length that is more than nothing. */
    double length(String name) {
        double length = number(name);
        if (length <= 0) {
            throw wrong("%s must be more than 0".formatted(name));
        }
        return length;
    }

    /** Black unless said otherwise. */
    Color colour(String name) {
        String hex = values.getOrDefault(name, "#000000").substring(1);
        return Color.decode("#" + (hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex));
    }

    MalformedTemplateException wrong(String reason) {
        return new MalformedTemplateException(line, reason);
    }
}
