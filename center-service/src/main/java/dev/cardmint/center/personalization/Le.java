package dev.cardmint.center.personalization;

/** The Le that every command is given: with an R-MAC each answer has data (Amendment D, 6.2.5). */
final class Le {

    static final int ANY = 256;

    private Le() {}
}
