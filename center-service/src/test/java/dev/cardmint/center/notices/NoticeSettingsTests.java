package dev.cardmint.center.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.notices.mail.MailSecurity;
import dev.cardmint.center.notices.mail.MailSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeSettingsTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static NoticeSettings settings(int attempts, Duration firstPause, Duration longestPause) {
        return new NoticeSettings(ZoneOffset.UTC, attempts, firstPause, longestPause, mail("cards@example.org"));
    }

    private static MailSettings mail(@Nullable String from) {
        return new MailSettings(
                "localhost", 25, MailSecurity.TLS, null, "cards", "planted", from, Duration.ofSeconds(10));
    }

    @Test
    void pausesGrowToTheLongest() {
        NoticeSettings settings = settings(48, MINUTE, Duration.ofHours(1));

        assertThat(IntStream.of(1, 2, 3, 6, 7, 8, 47, 1000)
                        .mapToLong(attempt -> settings.pauseAfter(attempt).toMinutes()))
                .containsExactly(1L, 2L, 4L, 32L, 60L, 60L, 60L, 60L);
    }

    @Test
    void anAttemptEndsBeforeTheNextBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(0, MINUTE, MINUTE));
        assertThatIllegalArgumentException().isThrownBy(() -> settings(1, Duration.ofSeconds(39), MINUTE));
        assertThatIllegalArgumentException().isThrownBy(() -> settings(1, MINUTE, MINUTE.minusSeconds(1)));
        assertThat(settings(1, Duration.ofSeconds(40), MINUTE).attempts()).isOne();
    }

    @Test
    void mailHasASender() {
        assertThatIllegalArgumentException().isThrownBy(() -> mail(null));
        assertThatIllegalArgumentException().isThrownBy(() -> mail("cards"));
        assertThatIllegalArgumentException().isThrownBy(() -> mail("a@example.org\r\nBcc: b@example.org"));
    }

    @Test
    void neverPrintThePassword() {
        assertThat(settings(1, MINUTE, MINUTE).toString()).doesNotContain("planted");
    }
}
