package dev.cardmint.center.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cardmint.center.testing.TestAuthority;
import dev.cardmint.center.testing.TestAuthority.Identity;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail over real SMTP, over TLS and refused without. */
class SmtpMailerIT {

    private static final String KEYSTORE = "greenmail.tls.keystore.file";
    private static final String KEYSTORE_PASSWORD = "greenmail.tls.keystore.password";
    private static final String SUBJECT = "Für Sie wurde eine Karte ausgestellt";
    private static final TestAuthority AUTHORITY = new TestAuthority("Mail authority");

    @TempDir
    private static Path folder;

    private static GreenMail server;

    private final Mail mail = new Mail(
            UUID.fromString("12345678-1234-1234-1234-123456789abc"),
            "zoe@example.org",
            Locale.GERMAN,
            SUBJECT,
            "Es ist die 2. Karte.\nGrüße\n",
            Instant.parse("2026-11-22T12:00:00Z"));

    @BeforeAll
    static void startAServerWithACertificate() throws GeneralSecurityException, IOException {
        AUTHORITY.write(folder.resolve("ca.pem"));
        new TestAuthority("Another authority").write(folder.resolve("other-ca.pem"));
        System.setProperty(KEYSTORE, keyStore(AUTHORITY.issue("CN=localhost")).toString());
        System.setProperty(KEYSTORE_PASSWORD, "changeit");
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
    }

    @AfterAll
    static void stopIt() {
        server.stop();
        System.clearProperty(KEYSTORE);
        System.clearProperty(KEYSTORE_PASSWORD);
    }

    private static Path keyStore(Identity identity) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {identity.certificate()};
        store.setKeyEntry("mail", identity.key().getPrivate(), "changeit".toCharArray(), chain);
        Path file = folder.resolve("mail.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        return file;
    }

    private static SmtpMailer mailer(String host, int port, MailSecurity security, String authority) {
        return new SmtpMailer(new MailSettings(
                host,
                port,
                security,
                folder.resolve(authority),
                null,
                null,
                "cards@cardmint.example",
                Duration.ofSeconds(5)));
    }

    private static int port() {
        return server.getSmtps().getPort();
    }

    private MailNotSentException refused(SmtpMailer mailer) {
        return catchThrowableOfType(MailNotSentException.class, () -> mailer.send(mail));
    }

    @Test
    void writesToTheHolderOverTls() throws Exception {
        mailer("localhost", port(), MailSecurity.TLS, "ca.pem").send(mail);

        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getMessageID()).isEqualTo("<12345678-1234-1234-1234-123456789abc@cardmint.example>");
        assertThat(received.getAllRecipients()).extracting(Object::toString).containsExactly("zoe@example.org");
        assertThat(received.getFrom()).extracting(Object::toString).containsExactly("cards@cardmint.example");
        assertThat(received.getSubject()).isEqualTo(SUBJECT);
        assertThat(received.getContent().toString()).isEqualToIgnoringNewLines(mail.text());
        assertThat(received.getSentDate().toInstant()).isEqualTo(mail.writtenAt());
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getContentLanguage()).containsExactly("de");
    }

    @Test
    void saysNothingToAServerOfAnotherAuthority() {
        int before = server.getReceivedMessages().length;

        assertThat(refused(mailer("localhost", port(), MailSecurity.TLS, "other-ca.pem"))
                        .isRefused())
                .isFalse();

        assertThat(server.getReceivedMessages()).hasSize(before);
    }

    @Test
    void saysNothingToAServerOfAnotherName() {
        var other = new GreenMail(new ServerSetup(0, "127.0.0.2", ServerSetup.PROTOCOL_SMTPS));
        other.start();
        try {
            int port = other.getSmtps().getPort();

            assertThat(refused(mailer("127.0.0.2", port, MailSecurity.TLS, "ca.pem")))
                    .isNotNull();

            assertThat(other.getReceivedMessages()).isEmpty();
        } finally {
            other.stop();
        }
    }

    @Test
    void saysNothingInTheClearToAServerThatOffersNoTls() {
        try (var clear = new ScriptedSmtpServer(Map.of())) {
            MailNotSentException failure = refused(mailer("localhost", clear.port(), MailSecurity.STARTTLS, "ca.pem"));

            assertThat(failure.isRefused()).isFalse();
            assertThat(clear.received()).isNotEmpty().noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void tellsAnAddressThatIsRefusedForGoodFromATroubleThatPasses() {
        try (var unknown = new ScriptedSmtpServer(Map.of("RCPT", "550 zoe@example.org is nobody here"));
                var busy = new ScriptedSmtpServer(Map.of("RCPT", "451 try later"))) {
            MailNotSentException refused = refused(mailer("localhost", unknown.port(), MailSecurity.NONE, "ca.pem"));

            assertThat(refused.isRefused()).isTrue();
            assertThat(refused).hasMessageNotContaining("zoe").hasNoCause();
            assertThat(refused(mailer("localhost", busy.port(), MailSecurity.NONE, "ca.pem"))
                            .isRefused())
                    .isFalse();
        }
    }

    @Test
    void neverWritesAHeaderOfTwoLines() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mail(
                        mail.id(), "a@b.org\r\nBcc: c@d.org", Locale.ENGLISH, "subject", "text", mail.writtenAt()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Mail(mail.id(), "a@b.org", Locale.ENGLISH, "one\nBcc: c@d.org", "text", mail.writtenAt()));
    }
}
