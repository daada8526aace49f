package dev.cardmint.center.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.cardmint.center.audit.AuditEntries;
import dev.cardmint.center.audit.AuditEntries.Stored;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CenterTest
class CardRequestImportIT {

    private static final String ROUTE = "/v1/card-requests/imports";
    /** Its records are production's: the lists of drill records, which other tests read, stay short. */
    private static final String CUSTOMER = "customer-real";

    private static final Map<String, String> VALUES = values();
    private static final List<String> COLUMNS = List.copyOf(VALUES.keySet());

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

    private final String order = "csv-" + UUID.randomUUID();

    @Test
    void previewsAFileAndKeepsNothingOfIt() {
        Answer answer = send("", file(line("1"), line("2"), line("3", "pan", "9999991048572015"), "4,too,few"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.as(Counts.class)).isEqualTo(new Counts("PREVIEW", 4, 2, 0, 0, 2));
        assertThat(problems(answer))
                .containsExactly(
                        "4 pan: Card number has a wrong check digit: one digit is mistyped",
                        "5 : has 3 cells where the header has 10");
        assertThat(answer.text()).doesNotContain("9999991048572015").doesNotContain("too,few");
        assertThat(requests()).isZero();
    }

    @Test
    void makesARecordOfEveryLine() {
        Answer answer = send("ALL", file(line("1"), line("2"), line("3")));

        assertThat(answer.as(Counts.class)).isEqualTo(new Counts("ALL", 3, 3, 0, 0, 0));
        assertThat(requests()).isEqualTo(3);
        assertThat(text(order + "-2", "name")).isEqualTo(VALUES.get("name"));
        assertThat(entries("requests.imported"))
                .last()
                .extracting(Stored::details)
                .isEqualTo(Map.of("added", "3", "repeated", "0", "conflicting", "0"));
    }

    @Test
    void makesNothingOfAFileWithOneBadLine() {
        int refusals = entries("request.refused").size();

        Answer answer = send("ALL", file(line("1"), line("2", "birthDate", "1987-02-30")));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("lines-refused");
        assertThat(answer.body().get("fields").get(0).get("field").asString()).isEqualTo("line 3: birthDate");
        assertThat(requests()).isZero();
        assertThat(entries("request.refused"))
                .hasSize(refusals + 1)
                .last()
                .extracting(Stored::details)
                .isEqualTo(Map.of("problem", "LINES_REFUSED", "route", "POST " + ROUTE));
    }

    @Test
    void takesTheGoodLinesWhereTheCallerSaysSo() {
        Answer answer = send("GOOD_LINES", file(line("1"), line("2", "birthDate", "1987-02-30"), line("3")));

        assertThat(answer.as(Counts.class)).isEqualTo(new Counts("GOOD_LINES", 3, 2, 0, 0, 1));
        assertThat(problems(answer)).containsExactly("3 birthDate: Date of birth takes a date that exists");
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void repeatsAFileWithoutRepeatingItsEffect() {
        byte[] file = file(line("1"), line("2"));
        send("ALL", file);

        assertThat(send("ALL", file).as(Counts.class)).isEqualTo(new Counts("ALL", 2, 0, 2, 0, 0));
        assertThat(send("PREVIEW", file).as(Counts.class)).isEqualTo(new Counts("PREVIEW", 2, 0, 2, 0, 0));
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void knowsOrdersThatWerePlacedOneByOne() {
        place("1");
        byte[] other = file(line("1", "name", "Somebody Else"), line("2"));

        assertThat(send("ALL", file(line("1"))).as(Counts.class)).isEqualTo(new Counts("ALL", 1, 0, 1, 0, 0));
        assertThat(send("", other).as(Counts.class)).isEqualTo(new Counts("PREVIEW", 2, 1, 0, 1, 0));
        assertThat(send("ALL", other).problem()).isEqualTo("lines-refused");
        assertThat(requests()).isEqualTo(1);
        assertThat(send("GOOD_LINES", other).as(Counts.class)).isEqualTo(new Counts("GOOD_LINES", 2, 1, 0, 1, 0));
        assertThat(place("2").status()).isEqualTo(200);
    }

    @Test
    void takesAnOrderIdThatStandsInAFileTwiceOnce() {
        byte[] file = file(line("1"), line("1"), line("1", "name", "Somebody Else"));

        Answer preview = send("", file);
        assertThat(preview.as(Counts.class)).isEqualTo(new Counts("PREVIEW", 3, 1, 1, 1, 0));
        assertThat(problems(preview))
                .containsExactly("4 orderId: belongs to another order: use a new one for a new card");
        assertThat(send("ALL", file).problem()).isEqualTo("lines-refused");
        assertThat(send("ALL", file(line("1"), line("1"))).as(Counts.class))
                .isEqualTo(new Counts("ALL", 2, 1, 1, 0, 0));
    }

    @Test
    void makesOneRecordOfAnOrderThatComesInFilesAndAloneAtOnce() {
        byte[] file = file(line("1"), line("2"), line("3"));
        Stream<Supplier<Answer>> together = IntStream.range(0, 12)
                .mapToObj(i -> i % 2 == 0 ? () -> send("ALL", file) : () -> place(Integer.toString(1 + i % 3)));

        List<Integer> answers =
                together.parallel().map(each -> each.get().status()).toList();

        assertThat(answers).allMatch(status -> status == 200 || status == 201);
        assertThat(requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=cmd|'/C calc'!A0", "+1+1", "@SUM(A1:A9)", "<script>alert(1)</script>", "O'Brien \"\"Bob\"\""})
    void takesFormulasAndMarkupForTheTextThatTheyAre(String cell) {
        send("ALL", file(line("1", "name", "\"" + cell + "\"")));

        assertThat(text(order + "-1", "name")).isEqualTo(cell.replace("\"\"", "\""));
    }

    @Test
    void keepsLineBreaksOfQuotedCells() {
        send("ALL", file(line("1", "address", "\"Östra Hamngatan 17\r\n411 10 Göteborg\"")));

        assertThat(text(order + "-1", "address")).isEqualTo("Östra Hamngatan 17\n411 10 Göteborg");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ISO-8859-1 | Line 2 is not UTF-8; it looks like Windows-1252 or ISO 8859-1. Save it as CSV in UTF-8 and send it again.
            UTF-16     | The file is in UTF-16. Save it as CSV in UTF-8 and send it again.
            """)
    void refusesAFileInAnotherEncoding(String charset, String detail) {
        byte[] file = new String(file(line("1")), StandardCharsets.UTF_8).getBytes(Charset.forName(charset));

        Answer answer = send("GOOD_LINES", file);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("unreadable-file");
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(requests()).isZero();
    }

    @Test
    void namesWhatIsWrongWithTheHeader() {
        Answer answer = send("", "orderId,Planted Name\n1,2\n".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.problem()).isEqualTo("unreadable-file");
        assertThat(answer.body().get("fields").findValuesAsString("field"))
                .hasSize(10)
                .startsWith("column 2");
        assertThat(answer.text()).doesNotContain("Planted");
    }

    @Test
    void refusesWhatIsNoFileOfCardRequests() {
        assertThat(send("", new byte[0]).problem()).isEqualTo("unreadable-file");
        assertThat(send("SOME", file(line("1"))).problem()).isEqualTo("invalid-field");
        assertThat(post("", file(line("1"))).problem()).isEqualTo("invalid-field");
        assertThat(post("?cardType=library", file(line("1"))).problem()).isEqualTo("unknown-profile");
        assertThat(clients.at(CUSTOMER)
                        .postText(ROUTE + "?cardType=payment", "{}")
                        .problem())
                .isEqualTo("unsupported-media-type");
        assertThat(send("", new byte[9_000_000]).problem()).isEqualTo("payload-too-large");
    }

    @Test
    void refusesCardTypesThatCarryAPhoto() {
        Answer answer = post("?cardType=portrait", "orderId,name\n1,Zoë\n".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.problem()).isEqualTo("invalid-field");
        assertThat(answer.body().get("fields").findValuesAsString("field")).containsExactly("cardType");
    }

    @Test
    void isNotTakenAtABase() {
        var clerk = clients.signedIn("base-1", "clerk");

        Answer answer = clerk.send(clerk.request(ROUTE + "?cardType=payment")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(file(line("1")))));

        assertThat(answer.problem()).isEqualTo("not-allowed");
    }

    @Test
    void takesADaysWorthInOneFile() {
        byte[] file = file(IntStream.range(0, 5_000)
                .mapToObj(i -> line(Integer.toString(i)))
                .toArray(String[]::new));

        assertThat(send("ALL", file).as(Counts.class)).isEqualTo(new Counts("ALL", 5_000, 5_000, 0, 0, 0));
        assertThat(send("ALL", file).as(Counts.class)).isEqualTo(new Counts("ALL", 5_000, 0, 5_000, 0, 0));
        assertThat(requests()).isEqualTo(5_000);
        forgetTheOrders();
    }

    /** Other tests read whole tables. */
    private void forgetTheOrders() {
        String ours = "(select record from card_requests where order_id like :orders)";
        for (String rows : List.of(
                "data_keys.record_keys where record_id in " + ours,
                "issuance_records where id in " + ours,
                "card_requests where order_id like :orders")) {
            database.sql("delete from " + rows).param("orders", order + "-%").update();
        }
    }

    /** The counts of a report. */
    @JsonIgnoreProperties("problems")
    record Counts(String mode, int lines, int added, int repeated, int conflicting, int bad) {}

    private static Map<String, String> values() {
        var values = new TreeMap<>(TestProfiles.VALUES);
        values.put("address", "Östra Hamngatan 17");
        return values;
    }

    private Answer send(String mode, byte[] file) {
        return post("?cardType=payment" + (mode.isEmpty() ? "" : "&mode=" + mode), file);
    }

    private Answer post(String query, byte[] file) {
        var customer = clients.at(CUSTOMER);
        return customer.send(customer.request(ROUTE + query)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(file)));
    }

    private Answer place(String number) {
        return clients.at(CUSTOMER)
                .post(
                        "/v1/card-requests",
                        Map.of("orderId", order + "-" + number, "cardType", "payment", "values", VALUES));
    }

    private static byte[] file(String... lines) {
        return ("orderId," + String.join(",", COLUMNS) + "\r\n" + String.join("\r\n", lines) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String line(String number) {
        return line(number, "", "");
    }

    /** A line in which one cell is as given. */
    private String line(String number, String column, String cell) {
        return Stream.concat(
                        Stream.of(order + "-" + number),
                        COLUMNS.stream().map(each -> each.equals(column) ? cell : "\"" + VALUES.get(each) + "\""))
                .collect(Collectors.joining(","));
    }

    private int requests() {
        return database.sql("select count(*) from card_requests where order_id like :orders")
                .param("orders", order + "-%")
                .query(Integer.class)
                .single();
    }

    private String text(String orderId, String value) {
        UUID record = database.sql("select record from card_requests where order_id = :order")
                .param("order", orderId)
                .query(UUID.class)
                .single();
        return transaction.<String>execute(status -> {
            try (var data = records.data(new RecordId(record))) {
                return data.text(value);
            }
        });
    }

    private List<Stored> entries(String kind) {
        return audit.after(0, 1_000_000).stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    private static List<String> problems(Answer answer) {
        return answer.body()
                .get("problems")
                .valueStream()
                .map(problem -> "%s %s: %s"
                        .formatted(
                                problem.get("line").asInt(),
                                problem.get("column").asString(),
                                problem.get("message").asString()))
                .toList();
    }
}
