package dev.cardmint.center.profiles;

/** The kinds of blanks that a card type may be made on. */
public enum Product {
    /** With contacts (ISO/IEC 7816-2). */
    CONTACT("with contacts"),
    /** With contacts and an antenna. */
    DUAL_INTERFACE("with contacts and antenna"),
    /** With an antenna alone (ISO/IEC 14443-1). */
    CONTACTLESS("with an antenna alone");

    private final String words;

    Product(String words) {
        this.words = words;
    }

    /** What a card of this kind is, after "a card". */
    public String words() {
        return words;
    }

    /** Whether one of its sides has contacts, where nothing is printed. */
    public boolean hasContacts() {
        return this != CONTACTLESS;
    }
}
