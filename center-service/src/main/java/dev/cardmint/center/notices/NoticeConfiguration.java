package dev.cardmint.center.notices;

import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.notices.mail.SmtpMailer;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends notices where a mail server is named; elsewhere they wait. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    @ConditionalOnProperty("cardmint.notices.mail.host")
    NoticeSender noticeSender(
            NoticeOutbox outbox,
            NoticeMessages messages,
            NoticeSettings settings,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        var mailer = new SmtpMailer(settings.mail());
        return new NoticeSender(outbox, messages, mailer, settings, audit, transaction, clock);
    }
}
