package dev.cardmint.lab.site;

/** A PostgreSQL database that somebody else runs. */
public record DatabaseAddress(String url, String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return url;
    }
}
