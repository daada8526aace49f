package dev.cardmint.center.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@CenterTest
@ExtendWith(OutputCaptureExtension.class)
class DryRunIT {

    private static final String PAYMENT = "/v1/card-types/payment/versions/1/dry-runs";
    private static final Map<String, Object> SAMPLE = Map.of("values", Map.of("name", "planted-holder"));

    @Autowired
    private CenterClients clients;

    @Autowired
    private JdbcClient database;

    @Test
    void triesACardTypeByOneClick() {
        Answer answer = clients.signedIn("office-1", "officer-1").post(PAYMENT, Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("passed").asBoolean()).isTrue();
        assertThat(answer.body().get("conclusion").get("proof").asString()).isEqualTo("PROVED");
        assertThat(answer.body().get("parts").get(1).get("title").asString())
                .isEqualTo("secure channel 1, on A000000151000000, level 33");
        assertThat(answer.text()).contains("name = Sample Holder's name");
    }

    @Test
    void needsNoBody() {
        assertThat(clients.signedIn("office-1", "officer-1")
                        .postText("/v1/card-types/identity/versions/1/dry-runs", "")
                        .body()
                        .get("passed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void writesTheValuesThatItIsGivenAndListsThemForPeople() {
        Answer answer = clients.signedIn("office-1", "officer-1").post(PAYMENT, SAMPLE, "Accept", "text/plain");

        assertThat(answer.response().headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(answer.text())
                .startsWith("payment, version 1: passed\n")
                .contains("\n    name = planted-holder\n")
                .contains("\n    plain    80E20800C8");
    }

    @Test
    void namesValuesThatNoSuchCardTakes() {
        Answer answer = clients.signedIn("office-1", "officer-1")
                .post(
                        PAYMENT,
                        Map.of(
                                "values",
                                Map.of("pan", "9999991048572015", "colour", "red"),
                                "transportKeys",
                                "elsewhere"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("fields").values())
                .extracting(field -> field.get("field").asString())
                .containsExactly("values.pan", "values.colour", "transportKeys");
    }

    @Test
    void namesTheLineOfADraftThatACardRefuses() {
        var officer = clients.signedIn("office-1", "officer-1");
        String draft = TestProfiles.document()
                .replace("\"profile\": \"payment\"", "\"profile\": \"untried\"")
                .replace("43AD4D01", "43AD4D78")
                .replace("\"module\": \"F04341524450415901\"", "\"module\": \"F04341524450415902\"");
        try {
            assertThat(officer.postText("/v1/card-types", draft).status()).isEqualTo(201);

            Answer answer = officer.post("/v1/card-types/untried/versions/1/dry-runs", Map.of());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().get("passed").asBoolean()).isFalse();
            assertThat(answer.body().get("problem").get("answered").asString()).isEqualTo("6A88");
            assertThat(answer.body().get("problem").get("line").asInt()).isEqualTo(33);
            assertThat(dryRun(officer.get("/v1/card-types"), "untried")).isEqualTo("FAILED");
        } finally {
            database.sql("delete from card_type_profiles where profile = 'untried'")
                    .update();
        }
    }

    @Test
    void isForSecurityOfficersAtAnOfficeDesk() {
        assertThat(clients.signedIn("base-1", "clerk").post(PAYMENT, Map.of()).status())
                .isEqualTo(403);
        assertThat(clients.signedIn("office-1", "supervisor")
                        .post(PAYMENT, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(clients.signedIn("office-1", "officer-1")
                        .post("/v1/card-types/payment/versions/99/dry-runs", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void keepsNothingButThatItWasTried() {
        var officer = clients.signedIn("office-1", "officer-1");
        Map<String, Long> before = rows();

        officer.post(PAYMENT, SAMPLE);

        Map<String, Long> expected = new TreeMap<>(before);
        expected.merge("audit_entries", 1L, Long::sum);
        assertThat(rows()).isEqualTo(expected);
        Map<String, Object> entry = database.sql(
                        "select kind, details::text as details from audit_entries" + " order by number desc limit 1")
                .query()
                .singleRow();
        assertThat(entry.get("kind")).isEqualTo("profile.dry-run");
        assertThat(String.valueOf(entry.get("details")))
                .contains("payment", "PROVED", "digest")
                .doesNotContain("planted");
    }

    @Test
    void showsWhoActivatesHowTheLastDryRunEnded() {
        var officer = clients.signedIn("office-1", "officer-1");
        String path = "/v1/card-types/files/versions/1";
        database.sql("update card_type_profiles set dry_run = 'NOT_TRIED' where profile = 'files'")
                .update();
        assertThat(dryRun(officer.get("/v1/card-types"), "files")).isEqualTo("NOT_TRIED");

        officer.post(path + "/dry-runs", Map.of());

        assertThat(dryRun(officer.get("/v1/card-types"), "files")).isEqualTo("COMPARED");
    }

    private static String dryRun(Answer versions, String profile) {
        return versions.body().values().stream()
                .filter(version -> version.get("profile").asString().equals(profile))
                .findFirst()
                .orElseThrow()
                .get("dryRun")
                .asString();
    }

    private Map<String, Long> rows() {
        List<String> tables = database.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        var counts = new TreeMap<String, Long>();
        tables.forEach(table -> counts.put(
                table,
                database.sql("select count(*) from " + table).query(Long.class).single()));
        return counts;
    }

    @Test
    void printsNoValueWithEverythingAtTrace(CapturedOutput log) {
        var officer = clients.signedIn("office-1", "officer-1");
        LoggingSystem logging = LoggingSystem.get(DryRunIT.class.getClassLoader());
        logging.setLogLevel("ROOT", LogLevel.TRACE);
        try {
            officer.post(PAYMENT, SAMPLE);
            officer.post(PAYMENT, SAMPLE, "Accept", "text/plain");
        } finally {
            logging.setLogLevel("ROOT", LogLevel.INFO);
        }

        String planted = HexFormat.of().formatHex("planted".getBytes(StandardCharsets.UTF_8));
        assertThat(log.getAll().lines().toList()).hasSizeGreaterThan(100);
        assertThat(log.getAll().lines())
                .noneMatch(line -> line.contains("planted-")
                        || line.toLowerCase(Locale.ROOT).contains(planted));
    }
}
