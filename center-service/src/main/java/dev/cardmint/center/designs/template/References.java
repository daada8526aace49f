package dev.cardmint.center.designs.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which names a template gives, and which it uses: each use finds what it needs, and nothing leads in a circle. */
final class References {

    private static final String START = "url(#";

    private final Map<String, SvgElement> named = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();

    private record Use(int line, String attribute, String name) {}

    void add(Attributes element) {
        String id = element.text("id");
        if (id != null && named.put(id, element.element()) != null) {
            throw element.wrong("the id %s is given twice".formatted(id));
        }
        element.values().forEach((attribute, value) -> {
            if (value.startsWith(START)) {
                uses.add(new Use(element.line(), attribute, value.substring(START.length(), value.length() - 1)));
            }
        });
    }

    /** @throws MalformedTemplateException with the line of the first use that finds nothing */
    void check() {
        for (Use use : uses) {
            SvgElement found = named.get(use.name());
            boolean clip = use.attribute().equals("clip-path");
            if (found == null || (clip ? found != SvgElement.CLIP_PATH : !found.isGradient())) {
                throw new MalformedTemplateException(
                        use.line(),
                        "%s refers to %s, which is no %s of this template"
                                .formatted(use.attribute(), use.name(), clip ? "clipPath" : "gradient"));
            }
        }
    }
}
