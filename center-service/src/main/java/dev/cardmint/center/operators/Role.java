package dev.cardmint.center.operators;

/** What an operator is trusted with. */
public enum Role {
    CLERK("clerk"),
    SUPERVISOR("supervisor"),
    SECURITY_OFFICER("security officer");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    /** What people call it. */
    public String words() {
        return words;
    }
}
