package dev.cardmint.center.designs;

/** The kinds of blanks that a card type may be made on. */
public enum Product {
    /** With contacts (ISO/IEC 7816-2). */
    CONTACT,
    /** With contacts and an antenna. */
    DUAL_INTERFACE,
    /** With an antenna alone (ISO/IEC 14443-1). */
    CONTACTLESS;

    boolean hasContacts() {
        return this != CONTACTLESS;
    }
}
