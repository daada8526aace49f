package dev.cardmint.center.securechannel;

/**
 * Version of a key set in a security domain (GPCS 11.1.4): 0 selects the default one, 0xFF is what many cards with
 * factory keys report. In text two hexadecimal digits.
 */
public record KeyVersionNumber(int value) {

    public static final KeyVersionNumber DEFAULT = new KeyVersionNumber(0);

    public KeyVersionNumber {
        if (value < 0 || value > 0xFF) {
            throw new IllegalArgumentException("Key version number out of range: " + value);
        }
    }

    /**
     * Reads two hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static KeyVersionNumber parse(String text) {
        if (!text.matches("[0-9A-Fa-f]{2}")) {
            throw new IllegalArgumentException("A key version number is two hexadecimal digits");
        }
        return new KeyVersionNumber(Integer.parseInt(text, 16));
    }

    @Override
    public String toString() {
        return "%02X".formatted(value);
    }
}
