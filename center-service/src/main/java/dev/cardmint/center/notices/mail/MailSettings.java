package dev.cardmint.center.notices.mail;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server.
 *
 * @param host its name, which its certificate must carry; without one no mail is sent, and notices wait
 * @param ca PEM file of the authority that its certificate is from, or {@code null} for those that Java trusts
 * @param username to sign in with, or {@code null}
 * @param from the sender's address
 * @param timeout how long to wait for a connection, for an answer and for what is written to be taken
 */
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("STARTTLS") MailSecurity security,
        @Nullable Path ca,
        @Nullable String username,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("10s") Duration timeout) {

    private static final int TIMEOUTS_PER_ATTEMPT = 4;

    public MailSettings {
        if (host != null && (from == null || !from.matches("[^@\\s]+@[^@\\s]+"))) {
            throw new IllegalArgumentException("cardmint.notices.mail.from: mail needs the address that it is from");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("cardmint.notices.mail.timeout must be longer than nothing");
        }
    }

    /** Within which an attempt has most probably ended. */
    public Duration longestAttempt() {
        return timeout.multipliedBy(TIMEOUTS_PER_ATTEMPT);
    }

    /** Without what signs in. */
    @Override
    public String toString() {
        return "MailSettings[%s:%d, %s]".formatted(host, port, security);
    }
}
