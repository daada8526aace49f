package dev.cardmint.lab.operators;

/** A person of the lab, password in the clear: it opens nothing but a lab. */
public record LabOperator(String username, String displayName, String role, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return username + " (" + role + ")";
    }
}
