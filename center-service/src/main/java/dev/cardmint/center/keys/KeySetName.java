package dev.cardmint.center.keys;

/** The name of a key set in the vault, as card-type profiles use it. */
public record KeySetName(String value) {

    public KeySetName {
        if (!value.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("A key set's name is 1 to 40 small letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
