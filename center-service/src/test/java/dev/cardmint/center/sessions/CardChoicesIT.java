package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Design selection and type selection, as the first patent claims them, and the blanks of a branch. */
@CenterTest
class CardChoicesIT {

    private static final String DUAL = "DUAL_INTERFACE";
    private static final Map<String, Object> DUAL_CARD = Map.of("design", "payment", "product", DUAL);

    @Autowired
    private CenterClients clients;

    private IssuingBench bench;
    private PlayedBase base;
    private CenterClient clerk;
    private CenterClient supervisor;

    @BeforeEach
    void signIn() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
        clerk = clients.signedIn("base-1", "clerk");
        supervisor = clients.signedIn("office-1", "supervisor");
    }

    /** The books are shared with other tests. */
    @AfterEach
    void keepsNoStock() {
        require(supervisor.delete("/v1/stock/payment/" + DUAL), 204);
    }

    private Answer order(Map<String, ?> wish) {
        var body = new HashMap<String, Object>(
                Map.of("orderId", UUID.randomUUID().toString(), "cardType", "payment", "values", TestProfiles.VALUES));
        body.putAll(wish);
        return clients.at("customer-1").post("/v1/card-requests", body);
    }

    private UUID ordered(Map<String, ?> wish) {
        return UUID.fromString(require(order(wish), 201).body().get("record").asString());
    }

    private Answer choices(UUID record) {
        return require(clerk.get("/v1/card-choices/" + record), 200);
    }

    private String chosen(UUID record) {
        return choices(record).body().get("chosen").toString();
    }

    private Answer choose(UUID record, Map<String, ?> choice) {
        return clerk.put("/v1/card-choices/" + record, choice);
    }

    private Answer offer(UUID record) {
        return base.offer(base.recognize(new InsertedCard(IssuingBench.blank())), Operation.ISSUE, record, null);
    }

    @Test
    void beginsWithTheDesignAndTheKindOfBlankThatTheCustomerAskedFor() {
        assertThat(chosen(ordered(DUAL_CARD)))
                .isEqualTo("{\"design\":\"payment\",\"version\":1,\"product\":\"DUAL_INTERFACE\"}");
        assertThat(chosen(ordered(Map.of("product", DUAL)))).contains(DUAL);
        assertThat(chosen(ordered(Map.of()))).contains("\"CONTACT\"");
    }

    @Test
    void refusesAnOrderForWhatTheCardTypeDoesNotHave() {
        Answer design = order(Map.of("design", "files"));
        Answer product = order(Map.of("design", "payment", "product", "CONTACTLESS"));

        assertThat(design.problem()).isEqualTo("invalid-field");
        assertThat(design.text()).contains("\"field\":\"design\"");
        assertThat(product.text()).contains("\"field\":\"product\"");
    }

    /** Claims: design selection, type selection. */
    @Test
    void designSelectionAndTypeSelectionAreKeptWithTheRecordAndLogged() {
        UUID record = ordered(Map.of());

        require(choose(record, DUAL_CARD), 200);
        require(offer(record), 201);

        assertThat(chosen(record)).contains(DUAL);
        assertThat(bench.entries("card.chosen", record.toString()))
                .singleElement()
                .asString()
                .contains("clerk", "payment", DUAL);
        assertThat(bench.entries("offer.made", record.toString()))
                .singleElement()
                .asString()
                .contains("payment", DUAL);
    }

    @Test
    void refusesAChoiceThatTheCardTypeDoesNotAllow() {
        UUID record = ordered(Map.of());

        Answer other = choose(record, Map.of("design", "files", "product", "CONTACT"));
        Answer contactless = choose(record, Map.of("design", "payment", "product", "CONTACTLESS"));

        assertThat(other.problem()).isEqualTo("conflict");
        assertThat(contactless.detail()).contains("is not in use for cards of this record's type");
        assertThat(chosen(record)).contains("\"CONTACT\"");
    }

    @Test
    void letsClerksAtABaseAloneChooseWhileARecordWaits() {
        UUID record = ordered(Map.of());
        base.issue(new InsertedCard(IssuingBench.blank()), record);

        assertThat(choose(record, DUAL_CARD).problem()).isEqualTo("record-not-unissued");
        assertThat(supervisor.get("/v1/card-choices/" + record).problem()).isEqualTo("not-allowed");
        assertThat(clients.signedIn("base-real", "clerk")
                        .get("/v1/card-choices/" + record)
                        .problem())
                .isEqualTo("drill-mismatch");
    }

    @Test
    void aReissueKeepsWhatTheOldCardWasUnlessItIsChosenAnew() {
        UUID record = ordered(DUAL_CARD);
        SimulatedCard old = IssuingBench.blank();
        base.issue(new InsertedCard(old), record);
        Recognition found = base.recognize(new InsertedCard(old));
        require(
                clerk.post("/v1/reissues", new ReissueRequest(found.id(), null, ReissueReason.DAMAGED, Map.of(), null)),
                201);

        assertThat(chosen(record)).contains(DUAL);
        require(choose(record, Map.of("design", "payment", "product", "CONTACT")), 200);
        assertThat(chosen(record)).contains("\"CONTACT\"");
    }

    @Nested
    class Stock {

        private void receive(int blanks) {
            require(
                    supervisor.post(
                            "/v1/stock/receipts", Map.of("cardType", "payment", "product", DUAL, "blanks", blanks)),
                    200);
        }

        private int left() {
            return supervisor.get("/v1/stock").body().values().stream()
                    .filter(each -> each.get("product").asString().equals(DUAL))
                    .mapToInt(each -> each.get("blanks").asInt())
                    .findFirst()
                    .orElse(-1);
        }

        @Test
        void givesOneBlankForEachCardAndThenNoMore() {
            receive(1);
            UUID first = ordered(DUAL_CARD);
            UUID second = ordered(DUAL_CARD);
            assertThat(base.issue(new InsertedCard(IssuingBench.blank()), first).result())
                    .isEqualTo(Result.ISSUED);

            Answer refused = offer(second);

            assertThat(left()).isZero();
            assertThat(refused.problem()).isEqualTo("conflict");
            assertThat(refused.detail()).contains("has no blanks with contacts and antenna for this card left");
            assertThat(choices(second).text()).contains("\"outOfStock\":[\"DUAL_INTERFACE\"]", "\"chosen\":null");
            assertThat(choose(second, DUAL_CARD).detail()).contains("has no blanks");
            require(choose(second, Map.of("design", "payment", "product", "CONTACT")), 200);
            require(offer(second), 201);
        }

        @Test
        void refusesTheLastBlankToASecondBase() {
            receive(1);
            var one = new InsertedCard(IssuingBench.blank());
            var other = new InsertedCard(IssuingBench.blank());
            Offer mine = base.offer(one, Operation.ISSUE, ordered(DUAL_CARD));
            UUID waits = ordered(DUAL_CARD);
            Offer theirs = base.offer(other, Operation.ISSUE, waits);
            base.run(one, mine);

            Answer late = base.open(other, theirs);

            assertThat(late.detail()).contains("no blanks of the chosen kind left", "Nothing was written");
            assertThat(bench.state(waits)).isEqualTo("UNISSUED");
            assertThat(left()).isZero();
        }

        @Test
        void takesABlankOnceHoweverOftenItIsWrittenAndNeverGivesItBack() {
            receive(2);
            UUID record = ordered(DUAL_CARD);
            SimulatedCard blank = IssuingBench.blank();
            var pulled = new InsertedCard(blank, Faults.NONE.tearBefore(12));
            base.run(pulled, base.offer(pulled, Operation.ISSUE, record));
            assertThat(left()).isEqualTo(1);

            base.inspect(new InsertedCard(blank));

            assertThat(bench.entries("stock.taken", blank.kdd().toHex())).hasSize(1);
            assertThat(left()).isEqualTo(1);
        }

        @Test
        void isKeptBySupervisorsOfTheBranchAlone() {
            var blanks = Map.of("cardType", "payment", "product", DUAL, "blanks", 3);

            assertThat(clerk.post("/v1/stock/receipts", blanks).problem()).isEqualTo("not-allowed");
            assertThat(clients.signedIn("base-south", "supervisor")
                            .post("/v1/stock/receipts", blanks)
                            .problem())
                    .isEqualTo("not-allowed");
            assertThat(left()).isEqualTo(-1);
            receive(3);
            receive(4);
            assertThat(left()).isEqualTo(7);
            require(
                    supervisor.post("/v1/stock/counts", Map.of("cardType", "payment", "product", DUAL, "blanks", 5)),
                    200);
            assertThat(left()).isEqualTo(5);
            assertThat(clients.signedIn("base-south", "clerk-south")
                            .get("/v1/stock")
                            .text())
                    .doesNotContain("payment");
        }

        @Test
        void knowsTheKindsThatACardTypeIsMadeOn() {
            var unknown = Map.of("cardType", "no-such-type", "product", DUAL, "blanks", 3);

            assertThat(supervisor.post("/v1/stock/receipts", unknown).problem()).isEqualTo("unknown-profile");
            assertThat(supervisor
                            .post("/v1/stock/receipts", Map.of("cardType", "payment", "product", DUAL, "blanks", 0))
                            .problem())
                    .isEqualTo("invalid-field");
        }
    }
}
