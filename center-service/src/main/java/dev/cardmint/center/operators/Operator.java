package dev.cardmint.center.operators;

/** A person who works with the center. */
public record Operator(String username, String displayName, Role role, String branch) {

    public Operator {
        if (username.isBlank() || displayName.isBlank() || branch.isBlank()) {
            throw new IllegalArgumentException("An operator has a user name, a name and a branch");
        }
    }

    /** The user name only: the rest is a person's data. */
    @Override
    public String toString() {
        return username;
    }
}
