package dev.cardmint.center.notices;

import dev.cardmint.center.notices.mail.MailSettings;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How holders are told.
 *
 * @param zone the time zone of dates that they read
 * @param attempts how often a notice is sent before it is given up
 * @param firstPause how long until the second attempt; each further pause is twice as long
 * @param longestPause how long a pause is at most
 */
@ConfigurationProperties("cardmint.notices")
public record NoticeSettings(
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("48") int attempts,
        @DefaultValue("1m") Duration firstPause,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue MailSettings mail) {

    private static final int MOST_DOUBLINGS = 20;

    public NoticeSettings {
        if (attempts < 1 || firstPause.compareTo(mail.longestAttempt()) < 0 || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "cardmint.notices: at least one attempt, a first pause of more than four"
                            + " times mail.timeout, so that nobody else begins meanwhile, and a longest one that is not shorter");
        }
    }

    /** How long to wait after an attempt, counted from 1. */
    Duration pauseAfter(int attempt) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
