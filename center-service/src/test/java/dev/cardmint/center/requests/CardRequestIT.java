package dev.cardmint.center.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.audit.AuditEntries;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@CenterTest
class CardRequestIT {

    private static final String ROUTE = "/v1/card-requests";

    @Autowired
    private CenterClients clients;

    @Autowired
    private AuditEntries audit;

    @Autowired
    private JdbcClient database;

    private final String orderId = "order-" + UUID.randomUUID();

    @Test
    void becomesAnUnissuedRecord() {
        Answer answer = order(values());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("state").asString()).isEqualTo("UNISSUED");
        String record = answer.body().get("record").asString();
        JsonNode stored = clients.signedIn("base-1", "clerk")
                .get("/v1/issuance-records/" + record)
                .body();
        assertThat(stored.get("issuanceFlag").asString()).isEqualTo("UNISSUED");
        assertThat(stored.get("issuanceCount").asInt()).isZero();
        assertThat(audit.after(0, 100_000))
                .anySatisfy(entry -> assertThat(entry.kind() + entry.record()).isEqualTo("record.created" + record));
    }

    @Test
    void givesTheSameAnswerToTheSameOrder() {
        Answer first = order(values());
        Answer again = order(values());

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void isOneOrderHoweverItsLettersAreComposed() {
        Answer first = order(with("name", "Zoë"));
        Answer again = order(with("name", "Zoe\u0308"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void refusesAnotherOrderUnderTheSameId() {
        order(values());

        Answer other = order(with("pan", "9999991048572022"));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("order-already-used");
    }

    @Test
    void makesOneRecordOfOrdersThatArriveTogether() {
        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(attempt -> order(values()))
                .toList();

        assertThat(answers.stream().map(answer -> answer.body().get("record").asString()))
                .containsOnly(answers.get(0).body().get("record").asString());
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    }

    @Test
    void leavesTheSameIdToEveryCustomer() {
        order(values());

        Answer other = clients.at("customer-real").post(ROUTE, body("payment", values(), null));

        assertThat(other.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "pan, 9999991048572015, values.pan",
        "pan, '', values.pan",
        "birthDate, 1987-02-30, values.birthDate",
        "serviceCode, 20, values.serviceCode",
        "nameOnCard, LINDSTRÖM, values.nameOnCard",
        "colour, red, values.colour"
    })
    void namesTheValueThatIsWrongAndNeverRepeatsIt(String name, String value, String field) {
        Answer answer = order(with(name, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-field");
        assertThat(answer.body().get("fields").findValuesAsString("field")).containsExactly(field);
        if (!value.isEmpty() && !value.equals("20")) {
            assertThat(answer.text()).doesNotContain(value);
        }
    }

    @Test
    void namesEveryValueThatIsMissing() {
        Answer answer = order(Map.of());

        assertThat(answer.body().get("fields").findValuesAsString("field"))
                .contains("values.pan", "values.name", "values.address")
                .hasSize(9);
    }

    @Test
    void refusesAValueThatIsNoText() {
        Answer number = order(Map.of("pan", 9999991048572014L));
        var nothing = new HashMap<String, @Nullable Object>(values());
        nothing.put("pan", null);

        assertThat(number.problem()).isEqualTo("invalid-field");
        assertThat(number.text()).doesNotContain("9999991048572014");
        assertThat(order(nothing).problem()).isEqualTo("invalid-field");
    }

    @Test
    void refusesAnUnknownCardType() {
        Answer answer = clients.at("customer-1").post(ROUTE, body("library", values(), null));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("unknown-profile");
    }

    @Test
    void isNotPlacedAtABase() {
        Answer answer = clients.signedIn("base-1", "clerk").post(ROUTE, body("payment", values(), null));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("not-allowed");
    }

    @Test
    void isShownToClerksWithInitialsAndLastDigitsOnly() {
        String record = order(values()).body().get("record").asString();

        JsonNode listed = listed("base-1").stream()
                .filter(entry -> entry.get("record").asString().equals(record))
                .findFirst()
                .orElseThrow();

        assertThat(listed.get("orderId").asString()).isEqualTo(orderId);
        assertThat(listed.get("label").asString()).isEqualTo("Z. Å. L. •••• 2014");
        assertThat(listed.get("state").asString()).isEqualTo("UNISSUED");
        assertThat(listed.toString()).doesNotContain("Lindström").doesNotContain("9999991048572014");
    }

    @Test
    void isShownAtTerminalsOfItsOwnKindOnly() {
        String record = order(values()).body().get("record").asString();

        assertThat(listed("base-real"))
                .noneMatch(entry -> entry.get("record").asString().equals(record));
    }

    @Test
    void isShownPageByPageNewestLast() {
        order(values());
        clients.at("customer-1")
                .post(ROUTE, Map.of("orderId", orderId + "-2", "cardType", "payment", "values", values()));
        var clerk = clients.signedIn("base-1", "clerk");

        long first = clerk.get(ROUTE + "?state=UNISSUED&limit=1")
                .body()
                .get(0)
                .get("number")
                .asLong();
        JsonNode next =
                clerk.get(ROUTE + "?state=UNISSUED&limit=1&after=" + first).body();

        assertThat(next).hasSize(1);
        assertThat(next.get(0).get("number").asLong()).isGreaterThan(first);
        assertThat(clerk.get(ROUTE + "?state=ISSUED&limit=200").text()).doesNotContain(orderId);
        assertThat(clerk.get(ROUTE + "?state=LOST").status()).isEqualTo(400);
    }

    @Test
    void isNotShownWithoutSignIn() {
        assertThat(clients.at("base-1").get(ROUTE).status()).isEqualTo(401);
    }

    @Test
    void liesNowhereInTheDatabaseInTheClear() {
        order(with("name", "Plantedname Inthedatabase"));

        for (String table : tables()) {
            String everything = database.sql("select coalesce(string_agg(t::text, ' '), '') from %s t".formatted(table))
                    .query(String.class)
                    .single();
            assertThat(everything.contains("Plantedname")).as(table).isFalse();
            assertThat(everything.contains("9999991048572014")).as(table).isFalse();
            assertThat(everything.contains(hex("Plantedname"))).as(table).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takesEverySampleOfTheDocuments(Path sample) throws IOException {
        Answer answer = clients.at("customer-1").postText(ROUTE, Files.readString(sample));

        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../docs/samples"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> tables() {
        return database.sql("select schemaname || '.' || tablename from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')")
                .query(String.class)
                .list();
    }

    /** Page after page: other tests have placed orders, too. */
    private List<JsonNode> listed(String terminal) {
        var clerk = clients.signedIn(terminal, "clerk");
        var all = new ArrayList<JsonNode>();
        for (JsonNode page = clerk.get(ROUTE + "?limit=200").body(); !page.isEmpty(); ) {
            page.forEach(all::add);
            long last = all.get(all.size() - 1).get("number").asLong();
            page = clerk.get(ROUTE + "?limit=200&after=" + last).body();
        }
        return all;
    }

    private Answer order(Map<String, ? extends @Nullable Object> values) {
        return clients.at("customer-1").post(ROUTE, body("payment", values, null));
    }

    private Map<String, Object> body(
            String cardType, Map<String, ? extends @Nullable Object> values, @Nullable String photo) {
        var body = new HashMap<String, Object>(Map.of("orderId", orderId, "cardType", cardType, "values", values));
        if (photo != null) {
            body.put("photo", photo);
        }
        return body;
    }

    private static Map<String, String> with(String name, String value) {
        var values = new HashMap<>(values());
        values.put(name, value);
        return values;
    }

    private static Map<String, String> values() {
        return Map.of(
                "name", "Zoë Åsa Lindström-Müller",
                "nameOnCard", "LINDSTROM-MULLER/ZOE",
                "address", "Östra Hamngatan 17, lgh 1203\n411 10 Göteborg\nSverige",
                "birthDate", "1987-03-09",
                "pan", "9999991048572014",
                "panSequence", "00",
                "effectiveDate", "2026-12-01",
                "expiryDate", "2031-11-30",
                "serviceCode", "201");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
