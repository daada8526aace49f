package dev.cardmint.center.keys;

/** What a key set may be used for; drill terminals, records and key sets never meet production ones. */
public enum Purpose {
    DRILL,
    PRODUCTION;

    /** The one that a terminal may work with: drill or production, never both. */
    public static Purpose of(boolean drill) {
        return drill ? DRILL : PRODUCTION;
    }
}
