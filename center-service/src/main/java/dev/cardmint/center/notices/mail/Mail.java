package dev.cardmint.center.notices.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A mail of plain text.
 *
 * @param id the same for every attempt: what receives a mail twice can tell by its Message-ID (RFC 5322, 3.6.4)
 * @param to a mailbox without a name
 * @param subject one line
 */
public record Mail(UUID id, String to, Locale language, String subject, String text, Instant writtenAt) {

    public Mail {
        if ((to + subject).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A header is one line");
        }
    }

    /** Its id only: the address is a person's. */
    @Override
    public String toString() {
        return "Mail[%s]".formatted(id);
    }
}
