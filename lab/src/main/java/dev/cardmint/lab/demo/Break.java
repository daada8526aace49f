package dev.cardmint.lab.demo;

import dev.cardmint.lab.LabException;
import java.util.Arrays;
import java.util.Locale;

/** One bit that the demo flips in the first card, to show that it is noticed. */
enum Break {
    /** In the R-MAC of one success answer. */
    RMAC("flip-rmac=3"),
    /** In the card cryptogram. */
    CRYPTOGRAM("flip-cryptogram=true"),
    /** In a data object, after the card has accepted it. */
    READBACK("flip-object=0201:6");

    private final String fault;

    Break(String fault) {
        this.fault = fault;
    }

    String fault() {
        return fault;
    }

    static Break parse(String name) {
        return Arrays.stream(values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new LabException("--break takes rmac, cryptogram or readback, not " + name));
    }
}
