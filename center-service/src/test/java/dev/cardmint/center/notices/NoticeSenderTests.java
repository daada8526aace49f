package dev.cardmint.center.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.notices.mail.Mail;
import dev.cardmint.center.notices.mail.MailSecurity;
import dev.cardmint.center.notices.mail.MailSettings;
import dev.cardmint.center.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One notice that cannot be written, before one that can. */
@ExtendWith(OutputCaptureExtension.class)
class NoticeSenderTests {

    private static final int ATTEMPTS = 3;
    private static final String ADDRESS = "zoe@example.org";

    private final Waiting outbox = new Waiting();
    private final NoticeMessages messages = mock(NoticeMessages.class);
    private final List<Mail> sent = new ArrayList<>();
    private final TestClock clock = new TestClock();

    /** Notices in memory, all of them due. */
    private static final class Waiting implements NoticeOutbox {

        private final Deque<Notice> due = new ArrayDeque<>();
        private final Map<UUID, Notice.State> settled = new HashMap<>();

        @Override
        public void add(Notice notice) {
            due.add(notice);
        }

        @Override
        public List<Notice> ofRecord(RecordId record) {
            throw new AssertionError("Nobody asks for them");
        }

        @Override
        public @Nullable Notice lockNextDue(Instant now) {
            return due.poll();
        }

        @Override
        public void attempted(UUID id, Instant nextAttemptAt) {}

        @Override
        public void settle(UUID id, Notice.State state, Instant at) {
            settled.put(id, state);
        }

        @Override
        public @Nullable Instant oldestWaiting() {
            throw new AssertionError("Nobody asks for it");
        }
    }

    @BeforeEach
    void allButTheFirstCardsCanBeTold() {
        when(messages.of(argThat(notice -> notice != null && notice.issuanceCount() == 1)))
                .thenThrow(new IllegalStateException("no header for " + ADDRESS));
        when(messages.of(argThat(notice -> notice != null && notice.issuanceCount() > 1)))
                .thenAnswer(call -> mail(call.<Notice>getArgument(0)));
    }

    private static Mail mail(Notice notice) {
        return new Mail(notice.id(), ADDRESS, Locale.ENGLISH, "Your card", "It was issued.", notice.issuedAt());
    }

    private Notice notice(int count, int attempts) {
        return new Notice(
                UUID.randomUUID(),
                RecordId.random(),
                count,
                null,
                null,
                "north",
                clock.instant(),
                Notice.State.WAITING,
                attempts,
                null);
    }

    private void send(Notice... due) {
        for (Notice notice : due) {
            outbox.add(notice);
        }
        var mail = new MailSettings(
                "localhost", 25, MailSecurity.NONE, null, null, null, "cards@example.org", Duration.ofSeconds(5));
        var settings = new NoticeSettings(ZoneOffset.UTC, ATTEMPTS, Duration.ofMinutes(1), Duration.ofHours(1), mail);
        var transaction = new TransactionTemplate(mock(PlatformTransactionManager.class));
        new NoticeSender(outbox, messages, sent::add, settings, mock(AuditLog.class), transaction, clock).sendWaiting();
    }

    @Test
    void goesOnBehindANoticeThatCannotBeWritten(CapturedOutput log) {
        Notice broken = notice(1, 0);
        Notice behind = notice(2, 0);

        send(broken, behind);

        assertThat(sent).hasSize(1);
        assertThat(outbox.settled).containsOnly(Map.entry(behind.id(), Notice.State.SENT));
        assertThat(log.getAll())
                .contains("is sent later: IllegalStateException")
                .doesNotContain(ADDRESS);
    }

    @Test
    void givesUpANoticeThatCannotBeWritten() {
        Notice broken = notice(1, ATTEMPTS - 1);

        send(broken);

        assertThat(outbox.settled).containsOnly(Map.entry(broken.id(), Notice.State.GIVEN_UP));
    }
}
