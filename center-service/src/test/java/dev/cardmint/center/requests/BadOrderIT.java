package dev.cardmint.center.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.audit.AuditEntries;
import dev.cardmint.center.audit.AuditEntries.Stored;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What customers' systems send by mistake or on purpose: refused in words that name the field, or taken as data. */
@CenterTest
class BadOrderIT {

    private static final String ROUTE = "/v1/card-requests";

    @Autowired
    private CenterClients clients;

    @Autowired
    private AuditEntries audit;

    @Autowired
    private JdbcClient database;

    @Autowired
    private IssuanceRecords records;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JsonMapper json;

    private final String orderId = "bad-" + UUID.randomUUID();

    /** A body that is good but for one part of it, which is replaced. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "cardType"              | "colour": 1, "cardType"     | invalid-field     | colour: is not a field here
            "orderId": "ORDER"      | "orderId": 7                | invalid-field     | orderId: has the wrong form
            "orderId": "ORDER"      | "orderId": null             | invalid-field     | orderId: must not be blank
            "orderId": "ORDER",     | ``                          | invalid-field     | orderId: must not be blank
            "orderId": "ORDER"      | "orderId": "a/b"            | invalid-field     | orderId: takes 1 to 100 letters, digits and . _ : -
            "orderId": "ORDER"      | "orderId": "=1+1"           | invalid-field     | orderId: takes 1 to 100 letters, digits and . _ : -
            "orderId": "ORDER"      | "orderId": ["ORDER"]        | invalid-field     | orderId: has the wrong form
            "cardType": "payment"   | "cardType": {}              | invalid-field     | cardType: has the wrong form
            "cardType": "payment"   | "cardType": ""              | invalid-field     | cardType: must not be blank
            "cardType": "payment"   | "cardType": "../payment"    | unknown-profile   | ``
            "values": VALUES        | "values": null              | invalid-field     | values: must not be null
            "values": VALUES        | "values": []                | invalid-field     | values: has the wrong form
            "values": VALUES        | "values": "text"            | invalid-field     | values: has the wrong form
            "panSequence":"00"      | "panSequence":0             | invalid-field     | values.panSequence: has the wrong form
            "panSequence":"00"      | "panSequence":true          | invalid-field     | values.panSequence: has the wrong form
            "panSequence":"00"      | "panSequence":{"a":"00"}    | invalid-field     | values.panSequence: has the wrong form
            "panSequence":"00"      | "panSequence":null          | invalid-field     | values[panSequence]: must not be null
            "panSequence":"00"      | "panSequence":"00","panSequence":"01" | malformed-request | ``
            "name":"Zoë             | "name":"\\ud800Zoë         | invalid-field     | values.name: Holder's name has a control character, or one that is no character
            "serviceCode":"201"     | "serviceCode":201           | invalid-field     | values.serviceCode: has the wrong form
            "serviceCode":"201"     | "serviceCode":20.1          | invalid-field     | values.serviceCode: has the wrong form
            "photo": null           | "photo": 5                  | invalid-field     | photo: has the wrong form
            "photo": null           | "photo": ""                 | invalid-field     | photo: is no JPEG image
            "photo": null}          | "photo": null}{}            | malformed-request | ``
            "photo": null}          | "photo": nul                | malformed-request | ``
            """)
    void isRefusedWithItsFieldNamed(String part, String replacement, String problem, String field) {
        String good = "{\"orderId\": \"ORDER\", \"cardType\": \"payment\", \"values\": VALUES, \"photo\": null}";
        String bad = filled(good).replace(filled(part), filled(replacement));
        assertThat(bad).isNotEqualTo(filled(good));

        Answer answer = clients.at("customer-1").postText(ROUTE, bad);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(fields(answer)).isEqualTo(field.isEmpty() ? List.of() : List.of(field));
        assertThat(requests()).isZero();
    }

    private String filled(String template) {
        return template.replace("ORDER", orderId).replace("VALUES", json.writeValueAsString(TestProfiles.VALUES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\u0000B", "A\u0007B", "A\u202EB", "A\u2066B", "A\uFFFDB", "A\nB"})
    void isRefusedForCharactersThatANameHasNot(String name) {
        Answer answer = place(orderId, name);

        assertThat(fields(answer))
                .containsExactly("values.name: Holder's name has a control character, or one that is no character");
        assertThat(requests()).isZero();
    }

    @Test
    void isRefusedForANameTooLongInBytesHoweverFewItsLetters() {
        assertThat(fields(place(orderId, "名".repeat(41))))
                .containsExactly("values.name: Holder's name is too long: 123 bytes in UTF-8, at most 120 fit");
        assertThat(place(orderId, "名".repeat(40)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "=cmd|'/C calc'!A0",
                "'; drop table card_requests; --",
                "${jndi:ldap://x}",
                "#{7*7}",
                "../../etc/passwd",
                "نوعة \u200F(RLM)"
            })
    void isTakenAsTheTextThatItIs(String name) {
        Answer answer = place(orderId, name);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var record = new RecordId(UUID.fromString(answer.body().get("record").asString()));
        String stored = transaction.<String>execute(status -> {
            try (var data = records.data(record)) {
                return data.text("name");
            }
        });
        assertThat(stored).isEqualTo(name);
    }

    @Test
    void isWrittenDownWhenItsOrderIdBelongsToAnotherAndNamesNobody() {
        place(orderId, "Planted Somebody");
        int before = refusals().size();

        Answer other = place(orderId, "Planted Otherbody");

        assertThat(other.problem()).isEqualTo("order-already-used");
        assertThat(other.text()).doesNotContain("Planted");
        assertThat(refusals())
                .hasSize(before + 1)
                .last()
                .extracting(Stored::details)
                .isEqualTo(Map.of("problem", "ORDER_ALREADY_USED", "route", "POST " + ROUTE));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void isTakenOnceWhenTwoOrdersUseOneIdAtOnce() {
        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> place(orderId, i % 2 == 0 ? "Ann" : "Bo"))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(3);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(4);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void tellsItsCustomerWhereItStandsAndNobodyElse() {
        String record = place(orderId, "Planted Name").body().get("record").asString();

        Answer byOrder = clients.at("customer-1").get(ROUTE + "/orders/" + orderId);
        assertThat(byOrder.body().get("record").asString()).isEqualTo(record);
        assertThat(byOrder.body().get("state").asString()).isEqualTo("UNISSUED");
        assertThat(byOrder.body().get("issuanceCount").asInt()).isZero();
        assertThat(byOrder.text()).doesNotContain("Planted");
        assertThat(clients.at("customer-1").get(ROUTE + "/records/" + record).text())
                .isEqualTo(byOrder.text());

        for (String address : List.of("/orders/" + orderId, "/records/" + record)) {
            assertThat(clients.at("customer-real").get(ROUTE + address).problem())
                    .isEqualTo("not-found");
            assertThat(clients.signedIn("base-1", "clerk").get(ROUTE + address).problem())
                    .isEqualTo("not-allowed");
        }
        assertThat(clients.at("customer-1").get(ROUTE + "/orders/none").problem())
                .isEqualTo("not-found");
        assertThat(clients.at("customer-1").get(ROUTE + "/records/none").problem())
                .isEqualTo("invalid-field");
    }

    private Answer place(String order, String name) {
        var values = new HashMap<>(TestProfiles.VALUES);
        values.put("name", name);
        return clients.at("customer-1").post(ROUTE, Map.of("orderId", order, "cardType", "payment", "values", values));
    }

    private int requests() {
        return database.sql("select count(*) from card_requests where order_id = :order")
                .param("order", orderId)
                .query(Integer.class)
                .single();
    }

    private List<Stored> refusals() {
        return audit.after(0, 1_000_000).stream()
                .filter(entry -> entry.kind().equals("request.refused"))
                .toList();
    }

    private static List<String> fields(Answer answer) {
        return answer.body()
                .path("fields")
                .valueStream()
                .map(field -> field.get("field").asString() + ": "
                        + field.get("message").asString())
                .toList();
    }
}
