package dev.cardmint.center.notices.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends mail through one server over SMTP (RFC 5321), over TLS with its name verified unless it was told otherwise. */
public final class SmtpMailer implements Mailer {

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final String from;

    /** A mailer for the server of these settings, which name one. */
    public SmtpMailer(MailSettings settings) {
        this.from = Objects.requireNonNull(settings.from());
        sender.setHost(Objects.requireNonNull(settings.host()));
        sender.setPort(settings.port());
        sender.setUsername(settings.username());
        sender.setPassword(settings.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setJavaMailProperties(properties(settings));
    }

    private static Properties properties(MailSettings settings) {
        String timeout = Long.toString(settings.timeout().toMillis());
        var properties = new Properties();
        Stream.of("connectiontimeout", "timeout", "writetimeout")
                .forEach(name -> properties.put("mail.smtp." + name, timeout));
        properties.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        switch (settings.security()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
        }
        if (settings.ca() != null) {
            properties.put(
                    "mail.smtp.ssl.socketFactory",
                    trusting(settings.ca().toUri().toString()));
        }
        return properties;
    }

    private static SSLSocketFactory trusting(String authority) {
        var trust = new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(authority));
        return SslBundle.of(trust).createSslContext().getSocketFactory();
    }

    @Override
    public void send(Mail mail) {
        try {
            sender.send(message(mail));
        } catch (MailException e) {
            throw new MailNotSentException(reason(e), isRefused(e));
        } catch (MessagingException e) {
            throw new MailNotSentException(e.getClass().getSimpleName(), true);
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        message.setHeader("Message-ID", "<%s@%s>".formatted(mail.id(), from.substring(from.indexOf('@') + 1)));
        message.setSentDate(Date.from(mail.writtenAt()));
        message.setFrom(new InternetAddress(from, true));
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834, 5
        message.setHeader("Content-Language", mail.language().toLanguageTag());
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        return message;
    }

    private static String reason(MailException e) {
        return Stream.concat(Stream.of(e), causes(e))
                .map(cause -> cause.getClass().getSimpleName())
                .distinct()
                .reduce((all, next) -> all + ", " + next)
                .orElseThrow();
    }

    /** A server refuses an address for good with a code such as 550 (RFC 5321, 4.2.3). */
    private static boolean isRefused(MailException e) {
        return causes(e)
                .anyMatch(cause -> cause instanceof SendFailedException failed
                        && failed.getInvalidAddresses() != null
                        && failed.getInvalidAddresses().length > 0);
    }

    private static Stream<Exception> causes(MailException e) {
        return e instanceof MailSendException unsent ? Arrays.stream(unsent.getMessageExceptions()) : Stream.empty();
    }
}
