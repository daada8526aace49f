package dev.cardmint.center.notices;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where a holder wants to be told, and in which language.
 *
 * @param email a mailbox (RFC 5321, 4.1.2) as most people have one: no quoted or commented part, a domain of two labels
 *     or more, nothing but ASCII. Nothing that ends a header's line can be in it
 */
public record Contact(String email, Language language) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern EMAIL = Pattern.compile("%1$s(?:\\.%1$s)*+@%2$s(?:\\.%2$s)+".formatted(ATOM, LABEL));
    private static final String HIDDEN = "•••";

    public Contact {
        if (!isEmail(email)) {
            throw new IllegalArgumentException("A contact has an e-mail address");
        }
    }

    static boolean isEmail(String text) {
        return text.length() <= LONGEST
                && text.indexOf('@') <= LONGEST_LOCAL_PART
                && EMAIL.matcher(text).matches();
    }

    /** Enough for its owner to know it again, too little for anybody else to write to. */
    public String masked() {
        int at = email.indexOf('@');
        return email.charAt(0) + HIDDEN + "@" + email.charAt(at + 1) + HIDDEN + email.substring(email.lastIndexOf('.'));
    }

    /** The form to encrypt for the database; the caller wipes it. */
    byte[] serialize() {
        return (language.tag() + " " + email).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the stored form. */
    static Contact parse(byte[] stored) {
        String[] parts = new String(stored, StandardCharsets.UTF_8).split(" ", 2);
        return new Contact(parts[1], Objects.requireNonNull(Language.of(parts[0])));
    }

    /** Its language only. */
    @Override
    public String toString() {
        return "Contact[%s]".formatted(language);
    }
}
