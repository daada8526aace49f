package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;

import dev.cardmint.center.keys.TestVaults;
import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.util.ArrayList;
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

    /** A new record, UNISSUED. */
    UUID request() {
        return request("customer-1", Map.of());
    }

    UUID request(String customer, Map<String, String> other) {
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
        var body = Map.of("orderId", UUID.randomUUID().toString(), "cardType", "payment", "values", values);
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
        CenterClient auditor = clients.signedIn("office-1", "supervisor");
        var found = new ArrayList<String>();
        long after = 0;
        while (true) {
            JsonNode page = require(auditor.get("/v1/audit-entries?limit=1000&after=" + after), 200)
                    .body();
            if (page.isEmpty()) {
                return found;
            }
            for (JsonNode entry : page) {
                after = entry.get("number").asLong();
                if (entry.get("kind").asString().equals(kind)
                        && entry.toString().contains(name)) {
                    found.add(entry.toString());
                }
            }
        }
    }
}
