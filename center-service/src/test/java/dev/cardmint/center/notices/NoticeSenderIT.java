package dev.cardmint.center.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cardmint.center.audit.AuditEntries;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.issuance.CardIssued;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.notices.mail.MailNotSentException;
import dev.cardmint.center.notices.mail.MailSecurity;
import dev.cardmint.center.notices.mail.MailSettings;
import dev.cardmint.center.notices.mail.Mailer;
import dev.cardmint.center.notices.mail.SmtpMailer;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.center.testing.TestClock;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Holders are told by mail, over real SMTP: once, later if it must be, and never at a card's expense. */
@CenterTest
@ExtendWith(OutputCaptureExtension.class)
class NoticeSenderIT {

    private static final int ATTEMPTS = 3;

    @Autowired
    private CenterClients clients;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private CardNotices notices;

    @Autowired
    private NoticeOutbox outbox;

    @Autowired
    private NoticeMessages messages;

    @Autowired
    private AuditLog audit;

    @Autowired
    private AuditEntries entries;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TestClock clock;

    private final String address = "zoe-%s@example.org".formatted(UUID.randomUUID());
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void startTheServer() {
        server.start();
    }

    @AfterEach
    void stopIt() {
        server.stop();
    }

    private static NoticeSettings settings(int port) {
        var mail = new MailSettings(
                "localhost",
                port,
                MailSecurity.NONE,
                null,
                null,
                null,
                "cards@cardmint.example",
                Duration.ofSeconds(5));
        return new NoticeSettings(ZoneOffset.UTC, ATTEMPTS, Duration.ofMinutes(1), Duration.ofHours(1), mail);
    }

    private NoticeSender sender() {
        NoticeSettings settings = settings(server.getSmtp().getPort());
        return sender(settings, new SmtpMailer(settings.mail()));
    }

    private NoticeSender sender(NoticeSettings settings, Mailer mailer) {
        return new NoticeSender(outbox, messages, mailer, settings, audit, transaction, clock);
    }

    private static Map<String, Object> order(@Nullable Map<String, String> contact) {
        Map<String, String> values = Map.of(
                "name", "Plantedname Oflibrary",
                "address", "Odos Ermou 12, 105 63 Athina",
                "birthDate", "1988-02-29",
                "readerNumber", "0000123456",
                "expiryDate", "2029-11-30");
        String id = UUID.randomUUID().toString();
        return contact == null
                ? Map.of("orderId", id, "cardType", "files", "values", values)
                : Map.of("orderId", id, "cardType", "files", "values", values, "contact", contact);
    }

    private Answer place(Map<String, Object> order) {
        return clients.at("customer-1").post("/v1/card-requests", order);
    }

    private RecordId record(Map<String, Object> order) {
        return new RecordId(UUID.fromString(place(order).body().get("record").asString()));
    }

    /** A record whose holder has an address, with a card that counts. */
    private RecordId issued(String language, int count) {
        RecordId record = record(order(Map.of("email", address, "language", language)));
        issued(record, count);
        return record;
    }

    private void issued(RecordId record, int count) {
        transaction.executeWithoutResult(status -> events.publishEvent(new CardIssued(record, count, "north", null)));
    }

    private Notice notice(RecordId record) {
        return Objects.requireNonNull(transaction.execute(status -> notices.ofRecord(record)))
                .get(0);
    }

    private List<MimeMessage> received() {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> address.equals(recipient(message)))
                .toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsTheHolderOnce() throws Exception {
        RecordId record = issued("de", 2);

        sender().sendWaiting();
        clock.advance(Duration.ofDays(1));
        sender().sendWaiting();

        assertThat(received()).hasSize(1);
        MimeMessage mail = received().get(0);
        String text = mail.getContent().toString();
        assertThat(mail.getMessageID())
                .isEqualTo("<%s@cardmint.example>".formatted(notice(record).id()));
        assertThat(text).contains("Übung", "Library card", "die 2. Karte", "in der Filiale north");
        assertThat(mail.getSubject() + text).doesNotContain("Plantedname").doesNotContain("0000123456");
        assertThat(notice(record).state()).isEqualTo(Notice.State.SENT);
        assertThat(entries.after(0, 100_000))
                .filteredOn(entry ->
                        record.value().equals(entry.record()) && entry.kind().equals("notice.sent"))
                .hasSize(1);
    }

    @Test
    void waitsWhileMailIsDownAndTellsTheHolderLater(CapturedOutput log) {
        RecordId record = issued("en", 1);
        NoticeSender sender = sender();
        server.stop();

        sender.sendWaiting();

        assertThat(notice(record).state()).isEqualTo(Notice.State.WAITING);
        assertThat(notice(record).attempts()).isOne();
        assertThat(log.getAll()).contains("and is sent later").doesNotContain(address);
        server.start();
        NoticeSender again = sender();
        again.sendWaiting();
        assertThat(received()).isEmpty();
        clock.advance(Duration.ofSeconds(61));
        again.sendWaiting();
        assertThat(received()).hasSize(1);
    }

    @Test
    void givesUpAfterTheLastAttempt(CapturedOutput log) {
        RecordId record = issued("en", 1);
        NoticeSender sender = sender();
        server.stop();

        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            assertThat(notice(record).state()).isEqualTo(Notice.State.WAITING);
            sendAllThatIsDue(sender, record, attempt);
            clock.advance(Duration.ofHours(2));
        }

        assertThat(notice(record).state()).isEqualTo(Notice.State.GIVEN_UP);
        assertThat(notice(record).settledAt()).isNotNull();
        assertThat(log.getAll()).contains("at attempt 3, and is given up");
        assertThat(entries.after(0, 100_000))
                .anyMatch(entry ->
                        record.value().equals(entry.record()) && entry.kind().equals("notice.given-up"));
    }

    /** While the server is down a run ends at its first failure, which may be another test's notice. */
    private void sendAllThatIsDue(NoticeSender sender, RecordId record, int attempt) {
        for (int run = 0; run < 100 && notice(record).attempts() < attempt; run++) {
            sender.sendWaiting();
        }
    }

    @Test
    void givesUpAtOnceWhereTheAddressIsRefusedAndGoesOn() {
        RecordId first = issued("en", 1);
        RecordId second = issued("en", 1);
        var refusing = sender(settings(1), mail -> {
            throw new MailNotSentException("550", true);
        });

        refusing.sendWaiting();

        assertThat(notice(first).state()).isEqualTo(Notice.State.GIVEN_UP);
        assertThat(notice(second).state()).isEqualTo(Notice.State.GIVEN_UP);
    }

    @Test
    void sendsEachNoticeFromOneNodeOnly() {
        List<RecordId> records =
                IntStream.range(0, 4).mapToObj(each -> issued("en", 1)).toList();

        IntStream.range(0, 4).parallel().forEach(node -> sender().sendWaiting());

        assertThat(received()).hasSize(4);
        assertThat(records).allMatch(record -> notice(record).state() == Notice.State.SENT);
    }

    @Test
    void writesNobodyWhoGaveNoAddress() {
        RecordId record = record(order(null));
        issued(record, 1);

        sender().sendWaiting();

        assertThat(notice(record).state()).isEqualTo(Notice.State.NO_ADDRESS);
        assertThat(received()).isEmpty();
    }

    @Test
    void healthTellsOfNoticesThatWaitTooLong() {
        RecordId record = issued("en", 1);
        var health = new NoticeHealth(outbox, clock);
        clock.advance(Duration.ofMinutes(20));

        assertThat(health.health().getStatus()).isEqualTo(NoticeHealth.DELAYED);
        assertThat(clients.at("office-1").get("/actuator/health").text()).contains("UP");
        sender().sendWaiting();

        assertThat(notice(record).state()).isEqualTo(Notice.State.SENT);
        assertThat(health.health().getStatus()).hasToString("UP");
        assertThat(clients.at("office-1").get("/actuator/health/notices").text())
                .contains("\"status\":\"UP\"");
    }

    @Test
    void takesNoAddressThatWouldEndAHeader() {
        Answer answer = place(order(Map.of("email", "zoe@example.org\r\nBcc: all@example.org", "language", "fr")));

        assertThat(answer.problem()).isEqualTo("invalid-field");
        assertThat(answer.body().get("fields").findValuesAsString("field"))
                .containsExactly("contact.email", "contact.language");
        assertThat(answer.text()).doesNotContain("all@example.org");
    }

    @Test
    void keepsAddressesEncryptedAndTellsOrdersApartByThem() {
        var order = new java.util.HashMap<>(order(Map.of("email", address)));
        String record = place(order).body().get("record").asString();
        order.put("contact", Map.of("email", "other@example.org"));

        assertThat(place(order).problem()).isEqualTo("order-already-used");
        String stored = database.sql("select encode(data, 'escape') from holder_contacts where record_id = :id")
                .param("id", UUID.fromString(record))
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("example").doesNotContain("zoe");
    }

    @Test
    void takesAddressesOutOfFilesToo() {
        var ids = new ArrayList<UUID>(List.of(UUID.randomUUID(), UUID.randomUUID()));
        String lines = """
                orderId,name,address,birthDate,readerNumber,expiryDate,contact.email
                %s,Zoe,Oia,1988-02-29,0000123456,2029-11-30,%s
                %s,Ann,Oia,1988-02-29,0000123457,2029-11-30,ann@@example.org
                """.formatted(ids.get(0), address, ids.get(1));
        var customer = clients.at("customer-1");

        Answer answer = customer.send(customer.request("/v1/card-requests/imports?cardType=files&mode=GOOD_LINES")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(lines)));

        assertThat(answer.text()).contains("\"added\":1", "\"line\":3,\"column\":\"contact.email\"");
        String record = customer.get("/v1/card-requests/orders/" + ids.get(0))
                .body()
                .get("record")
                .asString();
        issued(new RecordId(UUID.fromString(record)), 1);
        sender().sendWaiting();
        assertThat(received()).hasSize(1);
    }
}
