package dev.cardmint.center.designs.template;

/** Templates for tests: one side with something in it. */
public final class TestTemplates {

    private TestTemplates() {}

    /** A side whose content starts on line 2. */
    public static String side(String content) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 85.6 53.98">
                %s
                </svg>
                """.formatted(content);
    }

    /** A text slot above the chip, 60 mm wide. */
    public static String nameSlot(String more) {
        return "<text data-slot=\"name\" x=\"10\" y=\"12\" font-size=\"5\" data-width=\"60\" %s>Sample</text>"
                .formatted(more);
    }
}
