package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;

import dev.cardmint.center.keys.TestVaults;
import dev.cardmint.center.photos.TestPhotos;
import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Card requests, blanks and views of the center that the tests of card sessions need. */
final class IssuingBench {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final CenterClients clients;

    IssuingBench(CenterClients clients) {
        this.clients = clients;
    }

    PlayedBase base(String terminal) {
        return new PlayedBase(clients.signedIn(terminal, "clerk"));
    }

    /** A blank with transport keys diversified by its own data. */
    static SimulatedCard blank() {
        return blank(TestVaults.TRANSPORT_MASTER);
    }

    static SimulatedCard blank(Bytes master) {
        int number = NEXT.getAndIncrement();
        return BlankCard.with(MasterKey.of(0x30, 128, master.toByteArray()))
                .kdd(Bytes.ofHex("%020X".formatted(number)))
                .seed(number)
                .create();
    }

    /** A blank with keys that every blank has, and data of its own to be told by. */
    static BlankCard sharedBlank() {
        int number = NEXT.getAndIncrement();
        return BlankCard.with(0x2F, new StaticKeys(factoryKey(), factoryKey(), factoryKey()))
                .seed(number);
    }

    private static AesKey factoryKey() {
        return AesKey.of(TestVaults.FACTORY_KEY.toByteArray());
    }

    /** A blank whose transport keys are AES-256, diversified by its own data. */
    static BlankCard aes256Blank() {
        int number = NEXT.getAndIncrement();
        return BlankCard.with(MasterKey.of(0x32, 256, TestVaults.TRANSPORT_256_MASTER.toByteArray()))
                .kdd(Bytes.ofHex("%020X".formatted(number)))
                .seed(number);
    }

    /** VISA2 takes bytes 0, 1 and 4 to 7. */
    private static Bytes desKdd(int number) {
        return Bytes.ofHex("00002233%08X8899".formatted(number));
    }

    /** A blank whose transport keys are 3DES, diversified by its own data with VISA2. */
    static BlankCard desBlank() {
        int number = NEXT.getAndIncrement();
        MasterKey master = MasterKey.of(
                0x20,
                CardKey.Type.DES3,
                128,
                dev.cardmint.simulator.securechannel.Diversification.VISA2,
                TestVaults.TRANSPORT_DES_MASTER.toByteArray());
        return BlankCard.with(master).kdd(desKdd(number)).seed(number);
    }

    /** A blank of any product and option with transport keys diversified by its own data. */
    static BlankCard diversifiedBlank() {
        int number = NEXT.getAndIncrement();
        return BlankCard.with(MasterKey.of(0x30, 128, TestVaults.TRANSPORT_MASTER.toByteArray()))
                .kdd(Bytes.ofHex("%020X".formatted(number)))
                .seed(number);
    }

    /** A new record of a card type with the identity card's values; only the identity card has a photo. */
    UUID identityRequest(String cardType) {
        return order(
                "customer-1",
                cardType,
                Map.of(
                        "name", "Ζωή Παπαδοπούλου",
                        "birthDate", "1988-02-29",
                        "nationality", "GRC",
                        "documentNumber", "123456782",
                        "effectiveDate", "2026-11-01",
                        "expiryDate", "2036-10-31"),
                cardType.equals("identity") ? TestPhotos.quarters(90, 120) : null);
    }

    /** A new record, UNISSUED. */
    UUID request() {
        return request("customer-1", Map.of());
    }

    UUID request(String customer, Map<String, String> other) {
        return paymentRequest(customer, "payment", other);
    }

    /** A new record of a card type with the payment card's values. */
    UUID paymentRequest(String cardType) {
        return paymentRequest("customer-1", cardType, Map.of());
    }

    /** A new record of a card type with the library card's values. */
    UUID fileRequest(String cardType) {
        return order(
                "customer-1",
                cardType,
                Map.of(
                        "name", "Ζωή Παπαδοπούλου",
                        "address", "Odos Ermou 12, 105 63 Athina",
                        "birthDate", "1988-02-29",
                        "readerNumber", "0000123456",
                        "expiryDate", "2029-11-30"),
                null);
    }

    /** A new record of a card with two applications. */
    UUID customerRequest() {
        return order(
                "customer-1",
                "multi-application",
                Map.of(
                        "name", "Ζωή Παπαδοπούλου",
                        "customerNumber", "0000123456",
                        "expiryDate", "2029-11-30"),
                null);
    }

    private UUID paymentRequest(String customer, String cardType, Map<String, String> other) {
        var values = new HashMap<>(Map.of(
                "name", "Ζωή Παπαδοπούλου",
                "nameOnCard", "ZOI PAPADOPOULOU",
                "address", "Odos Ermou 12, 105 63 Athina",
                "birthDate", "1988-02-29",
                "pan", "9999990000000006",
                "panSequence", "01",
                "effectiveDate", "2026-11-01",
                "expiryDate", "2029-11-30",
                "serviceCode", "201"));
        values.putAll(other);
        return order(customer, cardType, values, null);
    }

    private UUID order(String customer, String cardType, Map<String, String> values, byte @Nullable [] photo) {
        var body = new HashMap<String, Object>(
                Map.of("orderId", UUID.randomUUID().toString(), "cardType", cardType, "values", values));
        if (photo != null) {
            body.put("photo", Base64.getEncoder().encodeToString(photo));
        }
        JsonNode answer = require(clients.at(customer).post("/v1/card-requests", body), 201)
                .body();
        return UUID.fromString(answer.get("record").asString());
    }

    JsonNode record(UUID id) {
        return require(clients.signedIn("office-1", "supervisor").get("/v1/issuance-records/" + id), 200)
                .body();
    }

    String state(UUID record) {
        return record(record).get("state").asString();
    }

    /** An approval granted by the supervisor. */
    UUID approval(String action, @Nullable String chip, @Nullable UUID record) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("action", action);
        body.put("chip", chip);
        body.put("record", record);
        body.put("reason", "tried twice, card looks good");
        return approval(body);
    }

    /** An approval of any action, granted by the supervisor. */
    UUID approval(Map<String, ? extends @Nullable Object> body) {
        JsonNode requested = require(clients.signedIn("base-1", "clerk").post("/v1/approvals", body), 201)
                .body();
        UUID id = UUID.fromString(requested.get("id").asString());
        require(
                clients.signedIn("office-1", "supervisor")
                        .post("/v1/approvals/%s/decision".formatted(id), Map.of("approve", true)),
                200);
        return id;
    }

    /** Two people declare a chip destroyed; it may be bound to a record. */
    void destroy(String chip, @Nullable UUID record) {
        UUID approval = approval("DESTROY_CHIP", chip, record);
        require(
                clients.signedIn("base-1", "clerk")
                        .post("/v1/chips/%s/destruction".formatted(chip), Map.of("approval", approval)),
                204);
    }

    /** The entries of a kind that name something, as text. */
    List<String> entries(String kind, String name) {
        return log(0).stream()
                .filter(entry -> entry.get("kind").asString().equals(kind))
                .map(JsonNode::toString)
                .filter(entry -> entry.contains(name))
                .toList();
    }

    /** The number of the newest entry. */
    long lastEntry() {
        List<JsonNode> log = log(0);
        return log.get(log.size() - 1).get("number").asLong();
    }

    /** The entries after one, as text. */
    String logSince(long number) {
        return log(number).toString();
    }

    private List<JsonNode> log(long since) {
        CenterClient auditor = clients.signedIn("office-1", "supervisor");
        var entries = new ArrayList<JsonNode>();
        long after = since;
        while (true) {
            JsonNode page = require(auditor.get("/v1/audit-entries?limit=1000&after=" + after), 200)
                    .body();
            if (page.isEmpty()) {
                return entries;
            }
            page.forEach(entries::add);
            after = entries.get(entries.size() - 1).get("number").asLong();
        }
    }
}
