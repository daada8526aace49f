package dev.cardmint.center.notices;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.notices.mail.Mail;
import dev.cardmint.center.notices.mail.MailNotSentException;
import dev.cardmint.center.notices.mail.Mailer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the notices that wait. An attempt is counted, and the next one put off, before it begins, so that no other node
 * makes the same; what a server took is settled and never sent again. Should the center die in between, or a server's
 * answer be lost, the next attempt carries the same Message-ID.
 */
class NoticeSender {

    private static final Logger log = LoggerFactory.getLogger(NoticeSender.class);

    private final NoticeOutbox outbox;
    private final NoticeMessages messages;
    private final Mailer mailer;
    private final NoticeSettings settings;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticeSender(
            NoticeOutbox outbox,
            NoticeMessages messages,
            Mailer mailer,
            NoticeSettings settings,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.outbox = outbox;
        this.messages = messages;
        this.mailer = mailer;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Sends what is due, until nothing is or the server takes nothing. */
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void sendWaiting() {
        boolean more = true;
        while (more) {
            Optional<Notice> due = transaction.execute(status -> Optional.ofNullable(begin()));
            more = due.isPresent() && attempt(due.get());
        }
    }

    private @Nullable Notice begin() {
        Instant now = clock.instant();
        Notice due = outbox.lockNextDue(now);
        if (due != null) {
            outbox.attempted(due.id(), now.plus(settings.pauseAfter(due.attempts() + 1)));
        }
        return due;
    }

    /** Whether it is worth going on with the next one. */
    private boolean attempt(Notice due) {
        try {
            Mail mail = messages.of(due);
            if (mail == null) {
                settle(due, Notice.State.NO_ADDRESS, null);
                return true;
            }
            mailer.send(mail);
        } catch (MailNotSentException e) {
            failed(due, e.getMessage(), e.isRefused());
            return e.isRefused();
        } catch (RuntimeException e) {
            failed(due, e.getClass().getSimpleName(), false); // what it says may be of the holder
            return true;
        }
        settle(due, Notice.State.SENT, AuditKind.NOTICE_SENT);
        return true;
    }

    private void failed(Notice due, @Nullable String why, boolean refused) {
        int attempts = due.attempts() + 1;
        boolean givenUp = refused || attempts >= settings.attempts();
        log.warn(
                "Notice {} for card {} of record {} was not sent at attempt {}, {}: {}",
                due.id(),
                due.issuanceCount(),
                due.record(),
                attempts,
                givenUp ? "and is given up" : "and is sent later",
                why);
        if (givenUp) {
            settle(due, Notice.State.GIVEN_UP, AuditKind.NOTICE_GIVEN_UP);
        }
    }

    private void settle(Notice due, Notice.State state, @Nullable AuditKind kind) {
        transaction.executeWithoutResult(status -> {
            outbox.settle(due.id(), state, clock.instant());
            if (kind != null) {
                audit.append(AuditEntry.of(kind)
                        .record(due.record().value())
                        .detail("issuanceCount", due.issuanceCount())
                        .detail("attempts", due.attempts() + 1));
            }
        });
    }
}
