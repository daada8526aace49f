package dev.cardmint.center.designs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.designs.template.TestTemplates;
import dev.cardmint.center.operators.ApprovalAction.Kind;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CenterTest
class CardDesignsIT {

    private static final String ROUTE = "/v1/card-designs";
    private static final String VERSION = ROUTE + "/blue/versions/1";
    private static final String SHIPPED = ROUTE + "/payment/versions/1";

    @Autowired
    private CenterClients clients;

    @Autowired
    private ShippedDesigns shipped;

    @Autowired
    private DesignVersions versions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    /** The database is shared with other tests. */
    @BeforeEach
    @AfterEach
    void removesWhatIsUploaded() {
        database.sql("delete from card_designs where uploaded_by is not null").update();
    }

    private static Map<String, Object> blue(int version, String front) {
        return Map.of(
                "design",
                "blue",
                "version",
                version,
                "cardType",
                "payment",
                "title",
                "Blue",
                "products",
                List.of("CONTACT", "DUAL_INTERFACE"),
                "front",
                TestTemplates.side(front),
                "back",
                TestTemplates.side(""));
    }

    private static Map<String, Object> blue(int version) {
        return blue(version, TestDesigns.PAN);
    }

    @Test
    void takesADesignAsADraftAndGivesItBack() {
        Answer answer = upload("officer-1", blue(1));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.body().get("state").asString()).isEqualTo("DRAFT");
        assertThat(answer.body().get("uploadedBy").asString()).isEqualTo("officer-1");
        Answer document = clients.signedIn("office-1", "supervisor").get(VERSION);
        assertThat(document.body().get("front").asString()).isEqualTo(TestTemplates.side(TestDesigns.PAN));
        assertThat(document.body().get("products").toString()).isEqualTo("[\"CONTACT\",\"DUAL_INTERFACE\"]");
        assertThat(upload("officer-2", blue(1)).body()).isEqualTo(answer.body());
    }

    @Test
    void neverReplacesAVersionByAnotherDesign() {
        upload("officer-1", blue(1));

        assertThat(upload("officer-1", blue(1, "")).detail())
                .startsWith("Version 1 of blue is there already, and is another design.");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("update card_designs set front = 'other' where design = 'blue'")
                        .update());
    }

    @Test
    void namesSideAndLineOfAMistake() {
        Answer answer = upload("officer-1", blue(1, "\n<script>alert(1)</script>"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-design");
        assertThat(answer.detail()).isEqualTo("front, line 3: script is not among the elements of a template");
        assertThat(answer.body().get("fields").get(0).get("field").asString()).isEqualTo("front");
    }

    @Test
    void refusesFieldsThatAreMissingOrWrong() {
        for (String field : List.of("design", "cardType", "title", "products", "front", "back")) {
            var without = new HashMap<>(blue(1));
            without.remove(field);
            assertThat(upload("officer-1", without).problem()).as(field).isEqualTo("invalid-field");
        }
        var unknown = new HashMap<>(blue(1));
        unknown.put("cardType", "no-such-type");
        assertThat(upload("officer-1", unknown).problem()).isEqualTo("unknown-profile");
    }

    @Test
    void isInUseOnceTwoPeopleHaveAgreed() {
        String subject = subject(upload("officer-1", blue(1)));
        String next = subject(upload("officer-1", blue(2)));

        Answer answer = activate("officer-1", VERSION, approved("officer-1", "officer-2", subject));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().get("activation").get("approvedBy").asString()).isEqualTo("officer-2");
        assertThat(activate("officer-1", VERSION, approved("officer-1", "officer-2", subject))
                        .detail())
                .isEqualTo("This version is in use already.");
        activate("officer-1", ROUTE + "/blue/versions/2", approved("officer-1", "officer-2", next));
        assertThat(states()).containsEntry("blue/1", "WITHDRAWN").containsEntry("blue/2", "ACTIVE");
    }

    @Test
    void refusesActivationByOnePersonAlone() {
        String subject = subject(upload("officer-1", blue(1)));

        assertThat(activate("officer-1", VERSION, requested("officer-1", subject))
                        .problem())
                .isEqualTo("approval-needed");
        Answer own = activate("officer-2", VERSION, approved("officer-2", "officer-1", subject));
        assertThat(own.detail()).startsWith("Nobody approves their own work");
        String other = subject(upload("officer-1", blue(2)));
        assertThat(activate("officer-1", VERSION, approved("officer-1", "officer-2", other))
                        .problem())
                .isEqualTo("approval-needed");
        assertThat(states()).containsEntry("blue/1", "DRAFT");
    }

    @Test
    void isWithdrawnOnce() {
        upload("officer-1", blue(1));

        Answer answer = post("office-1", "officer-2", VERSION + "/withdrawal", Map.of());

        assertThat(answer.body().get("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(post("office-1", "officer-1", VERSION + "/withdrawal", Map.of())
                        .body())
                .isEqualTo(answer.body());
        assertThat(post("office-1", "officer-1", ROUTE + "/red/versions/1/withdrawal", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void letsOfficersAtAnOfficeDeskOnlyChangeDesigns() {
        assertThat(upload("supervisor", blue(1)).status()).isEqualTo(403);
        assertThat(post("base-1", "officer-1", ROUTE, blue(1)).detail()).contains("This is done at an office desk");
        assertThat(clients.signedIn("base-1", "clerk").get(SHIPPED).status()).isEqualTo(403);
        assertThat(clients.at("base-1").get(ROUTE).status()).isEqualTo(401);
        assertThat(clients.signedIn("base-1", "clerk").get(ROUTE).status()).isEqualTo(200);
    }

    @Test
    void showsItsSampleToWhoeverChooses() throws IOException {
        HttpResponse<byte[]> answer = preview("base-1", "clerk", SHIPPED, view(null));

        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(1011);
        assertThat(image.getHeight()).isEqualTo(638);
        assertThat(clients.at("base-1")
                        .postForBytes(SHIPPED + "/previews", view(null))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void showsAHoldersDataToTheClerkWhoMakesTheCardAndTellsTheLog() {
        String record = order("customer-1");
        byte[] sample = preview("base-1", "clerk", SHIPPED, view(null)).body();

        HttpResponse<byte[]> answer = preview("base-1", "clerk", SHIPPED, view(record));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotEqualTo(sample);
        assertThat(database.sql("select kind from audit_entries where record = :record order by number")
                        .param("record", UUID.fromString(record))
                        .query(String.class)
                        .list())
                .containsExactly("record.created", "design.previewed");
    }

    @Test
    void keepsNothingThatItDrew() {
        String record = order("customer-1");
        Map<String, Long> before = rows();

        preview("base-1", "clerk", SHIPPED, view(record));

        Map<String, Long> after = rows();
        assertThat(after.keySet().stream().filter(table -> !Objects.equals(after.get(table), before.get(table))))
                .isSubsetOf("audit_entries", "operator_tokens", "sign_in_attempts");
    }

    @Test
    void hidesAHoldersDataFromEverybodyElse() {
        String record = order("customer-1");

        assertThat(preview("base-1", "clerk-south", SHIPPED, view(record)).statusCode())
                .isEqualTo(403);
        assertThat(preview("office-1", "officer-1", SHIPPED, view(record)).statusCode())
                .isEqualTo(403);
        assertThat(clients.at("base-1")
                        .postForBytes(SHIPPED + "/previews", view(record))
                        .statusCode())
                .isEqualTo(401);
        assertThat(problem(preview("base-real", "clerk", SHIPPED, view(record))))
                .contains("drill-mismatch");
    }

    @Test
    void showsRecordsOfItsCardTypeThatWaitOnly() {
        String record = order("customer-1");
        String identity = ROUTE + "/identity/versions/1";
        upload("officer-1", blue(1));

        assertThat(problem(preview("base-1", "clerk", identity, view(record)))).contains("conflict");
        assertThat(problem(preview("base-1", "clerk", VERSION, view(record)))).contains("conflict");
        assertThat(problem(preview(
                        "base-1", "clerk", SHIPPED, view(UUID.randomUUID().toString()))))
                .contains("not-found");
        var contactless = Map.of("side", "FRONT", "product", "CONTACTLESS");
        assertThat(problem(preview("base-1", "clerk", SHIPPED, contactless))).contains("conflict");
    }

    @Test
    void showsNobodysDataOnceTheirCardIsBeingMade() {
        String record = order("customer-1");
        stand(record, "WRITING", record.replace("-", "").toUpperCase(Locale.ROOT));

        String answer = problem(preview("base-1", "clerk", SHIPPED, view(record)));

        stand(record, "UNISSUED", null);
        assertThat(answer).contains("record-not-unissued");
        assertThat(preview("base-1", "clerk", SHIPPED, view(record)).statusCode())
                .isEqualTo(200);
    }

    private void stand(String record, String phase, @Nullable String chip) {
        database.sql("update issuance_records set phase = :phase, chip = :chip where id = :id")
                .param("phase", phase)
                .param("chip", chip)
                .param("id", UUID.fromString(record))
                .update();
    }

    @Test
    void saysWhatCannotBeDrawnAndRepeatsNoneOfIt() {
        String front = "<text data-slot=\"name\" x=\"8\" y=\"40\" font-size=\"8\" data-width=\"20\">Zoe</text>";
        String subject = subject(upload("officer-1", blue(1, front)));
        activate("officer-1", VERSION, approved("officer-1", "officer-2", subject));

        String answer = problem(preview("base-1", "clerk", VERSION, view(order("customer-1"))));

        assertThat(answer)
                .contains(
                        "undrawable",
                        "The front side cannot be drawn: what stands at line 2 of its template is too long")
                .doesNotContain("Lindstr");
    }

    @Test
    void givesSamplePagesWithCropMarks() {
        Answer answer = clients.signedIn("office-1", "officer-1")
                .get(SHIPPED + "/sample-pages?product=CONTACT&sheet=CROP_MARKS");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith("%PDF-");
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(clients.signedIn("office-1", "officer-1")
                        .get(SHIPPED + "/sample-pages?product=CONTACTLESS&sheet=CARD")
                        .problem())
                .isEqualTo("conflict");
    }

    @Test
    void areShippedAndInUseFromTheStart() {
        assertThat(states())
                .containsEntry("payment/1", "ACTIVE")
                .containsEntry("identity/1", "ACTIVE")
                .containsEntry("files/1", "ACTIVE");
        CardDesign payment = payment(1);
        undone(() -> {
            shipped.put(payment);
            shipped.put(payment(2));

            assertThat(states("payment")).isEqualTo(List.of("WITHDRAWN", "ACTIVE"));
        });
        var other =
                new CardDesign("payment", 1, "payment", "Other", payment.products(), payment.front(), payment.back());
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> undone(() -> shipped.put(other)))
                .withMessageContaining("is another one than in the database");
    }

    @Test
    void areShippedWithoutTouchingAnOfficersOwn() {
        upload("officer-1", blue(1));
        CardDesign found = payment(1);

        undone(() -> {
            shipped.put(new CardDesign("blue", 1, "payment", "Other", found.products(), found.front(), found.back()));

            assertThat(versions.all().stream().filter(each -> each.design().equals("blue")))
                    .extracting(DesignVersion::title)
                    .containsExactly("Blue");
        });
    }

    private static CardDesign payment(int version) {
        CardDesign found = TestDesigns.shipped().stream()
                .filter(each -> each.design().equals("payment"))
                .findFirst()
                .orElseThrow();
        return new CardDesign(
                "payment", version, "payment", found.title(), found.products(), found.front(), found.back());
    }

    private List<String> states(String design) {
        return versions.all().stream()
                .filter(each -> each.design().equals(design))
                .map(each -> each.state().name())
                .toList();
    }

    private void undone(Runnable change) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            change.run();
        });
    }

    private Map<String, Long> rows() {
        return database
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toMap(table -> table, table -> database.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    private String order(String customer) {
        var body =
                Map.of("orderId", "order-" + UUID.randomUUID(), "cardType", "payment", "values", TestProfiles.VALUES);
        return clients.at(customer)
                .post("/v1/card-requests", body)
                .body()
                .get("record")
                .asString();
    }

    private static Map<String, Object> view(@Nullable String record) {
        var view = new HashMap<String, Object>(Map.of("side", "FRONT", "product", "CONTACT"));
        if (record != null) {
            view.put("record", record);
        }
        return view;
    }

    private HttpResponse<byte[]> preview(String terminal, String operator, String version, Map<String, ?> view) {
        return clients.signedIn(terminal, operator).postForBytes(version + "/previews", view);
    }

    private static String problem(HttpResponse<byte[]> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private Map<String, String> states() {
        return clients.signedIn("base-1", "clerk").get(ROUTE).body().values().stream()
                .collect(Collectors.toMap(
                        each -> each.get("design").asString() + "/"
                                + each.get("version").asInt(),
                        each -> each.get("state").asString()));
    }

    private Answer upload(String operator, Map<String, ?> design) {
        return post("office-1", operator, ROUTE, design);
    }

    private static String subject(Answer uploaded) {
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        return uploaded.body().get("subject").asString();
    }

    private String requested(String operator, String subject) {
        var wanted = Map.of("action", Kind.ACTIVATE_DESIGN, "subject", subject, "reason", "new design");
        return post("office-1", operator, "/v1/approvals", wanted)
                .body()
                .get("id")
                .asString();
    }

    private String approved(String operator, String decider, String subject) {
        String approval = requested(operator, subject);
        Answer decided =
                post("office-1", decider, "/v1/approvals/%s/decision".formatted(approval), Map.of("approve", true));
        assertThat(decided.status()).isEqualTo(200);
        return approval;
    }

    private Answer activate(String operator, String version, String approval) {
        return post("office-1", operator, version + "/activation", Map.of("approval", approval));
    }

    private Answer post(String terminal, String operator, String route, Map<String, ?> body) {
        return clients.signedIn(terminal, operator).post(route, body);
    }
}
