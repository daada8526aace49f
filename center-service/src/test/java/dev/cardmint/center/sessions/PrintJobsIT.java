package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prints of issued cards, between center and base. */
@CenterTest
class PrintJobsIT {

    private static final String ROUTE = "/v1/print-jobs";
    private static final Offset<Float> A_TENTH_OF_A_POINT = Offset.offset(0.1f);

    @Autowired
    private CenterClients clients;

    @Autowired
    private JdbcClient database;

    private IssuingBench bench;
    private PlayedBase base;
    private CenterClient clerk;
    private SimulatedCard card;
    private UUID record;

    @BeforeEach
    void issueACard() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
        clerk = clients.signedIn("base-1", "clerk");
        card = IssuingBench.blank();
        record = bench.request();
        base.issue(new InsertedCard(card), record);
    }

    private Answer wanted(UUID of) {
        return clerk.post(ROUTE, Map.of("record", of));
    }

    private String job() {
        return ROUTE + "/" + require(wanted(record), 201).body().get("id").asString();
    }

    private HttpResponse<byte[]> pages(String job) {
        return clerk.postForBytes(job + "/pages", Map.of());
    }

    private String printed() {
        String job = job();
        assertThat(pages(job).statusCode()).isEqualTo(200);
        require(result(job, true), 204);
        return job;
    }

    private Answer result(String job, boolean printed) {
        return clients.at("base-1").post(job + "/result", Map.of("printed", printed));
    }

    private String state(String job) {
        return require(clerk.get(job), 200).body().get("state").asString();
    }

    @Test
    void givesOutBothSidesAtTheSizeOfTheCard() throws IOException {
        String job = job();

        HttpResponse<byte[]> answer = pages(job);

        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(document.getPage(1).getMediaBox().getWidth()).isCloseTo(242.65f, A_TENTH_OF_A_POINT);
            assertThat(document.getPage(1).getMediaBox().getHeight()).isCloseTo(153.01f, A_TENTH_OF_A_POINT);
        }
        assertThat(state(job)).isEqualTo("PRINTING");
    }

    @Test
    void isPrintedOnceSomebodyFoundItGoodAndTellsTheLog() {
        String job = printed();
        assertThat(clerk.get(ROUTE).text()).contains(record.toString());

        require(clerk.post(job + "/acceptance", Map.of()), 200);

        assertThat(clerk.get(ROUTE).text()).doesNotContain(record.toString());
        assertThat(wanted(record).body().get("accepted").asBoolean()).isTrue();
        for (String kind : new String[] {"print.requested", "print.sent", "print.ended", "print.accepted"}) {
            assertThat(bench.entries(kind, record.toString()))
                    .as(kind)
                    .singleElement()
                    .asString()
                    .contains("payment", card.kdd().toHex())
                    .doesNotContain("9999990000000006", "PAPADOPOULOU");
        }
    }

    @Test
    void isTheSamePrintHoweverOftenItIsWanted() {
        assertThat(job()).isEqualTo(job());
    }

    @Test
    void printsNoCardThatIsNotProvedIssued() {
        UUID waiting = bench.request();

        assertThat(wanted(waiting).detail()).contains("once it is proved issued");
    }

    @Test
    void waitsForWhateverBaseComesBackAfterARestart() {
        String job = job();
        assertThat(pages(job).statusCode()).isEqualTo(200);

        String found = clients.signedIn("base-2", "clerk").get(ROUTE).text();

        assertThat(found).contains(record.toString(), "PRINTING", "Look whether it came out, and say so.");
        assertThat(pages(job).statusCode()).as("the pages, a second time").isEqualTo(409);
        require(clerk.post(job + "/answer", Map.of("cameOut", false)), 200);
        assertThat(pages(job).statusCode()).isEqualTo(200);
        require(clerk.post(job + "/answer", Map.of("cameOut", true)), 200);
        assertThat(state(job)).isEqualTo("PRINTED");
    }

    @Test
    void isPrintedAgainIfNothingWas() {
        String job = job();
        pages(job);

        require(result(job, false), 204);

        assertThat(state(job)).isEqualTo("FAILED");
        assertThat(pages(job).statusCode()).isEqualTo(200);
    }

    @Test
    void isPrintedOnceMoreForAReasonAndCounted() {
        String job = printed();

        Answer next = require(clerk.post(job + "/rejection", Map.of("reason", "SMEARED")), 200);

        assertThat(next.body().get("attempt").asInt()).isEqualTo(2);
        assertThat(next.body().get("state").asString()).isEqualTo("PENDING");
        assertThat(state(job)).isEqualTo("REJECTED");
        assertThat(bench.entries("print.rejected", record.toString()))
                .singleElement()
                .asString()
                .contains("SMEARED");
        assertThat(clerk.post(job + "/rejection", Map.of("reason", "SMEARED")).problem())
                .isEqualTo("conflict");
    }

    @Test
    void believesTheBaseThatPrintsAlone() {
        String job = job();
        pages(job);

        assertThat(clients.at("base-2")
                        .post(job + "/result", Map.of("printed", true))
                        .status())
                .isEqualTo(404);
        assertThat(clients.at("customer-1")
                        .post(job + "/result", Map.of("printed", true))
                        .status())
                .isEqualTo(403);
        assertThat(state(job)).isEqualTo("PRINTING");
    }

    @Test
    void isForClerksOfTheBranchThatIssuedIt() {
        String job = job();
        CenterClient south = clients.signedIn("base-south", "clerk-south");

        assertThat(south.post(ROUTE, Map.of("record", record)).problem()).isEqualTo("not-allowed");
        assertThat(south.postForBytes(job + "/pages", Map.of()).statusCode()).isEqualTo(403);
        assertThat(south.get(ROUTE).text()).doesNotContain(record.toString());
        assertThat(clients.at("base-1").postForBytes(job + "/pages", Map.of()).statusCode())
                .isEqualTo(401);
        assertThat(clients.signedIn("office-1", "officer-1").get(job).problem()).isEqualTo("not-allowed");
        assertThat(clients.signedIn("base-real", "clerk").get(job).problem()).isEqualTo("not-allowed");
    }

    @Test
    void givesNobodysDataOutLongAfterwards() {
        String job = job();
        database.sql("update card_choices set released_at = now() - interval '25 hours' where record_id = ?")
                .param(record)
                .update();

        assertThat(pages(job).statusCode()).isEqualTo(409);
    }

    @Test
    void printsTheNextCardOfARecordAndTheOldOneNoMore() {
        String job = job();
        Recognition found = base.recognize(new InsertedCard(card));
        require(
                clerk.post("/v1/reissues", new ReissueRequest(found.id(), null, ReissueReason.DAMAGED, Map.of(), null)),
                201);
        assertThat(pages(job).statusCode()).isEqualTo(409);
        var old = new InsertedCard(card);
        base.run(old, base.offer(old, Operation.RETIRE, null));
        var next = new InsertedCard(IssuingBench.blank());
        base.run(next, base.offer(next, Operation.REISSUE, record));

        String nextJob = job();

        assertThat(nextJob).isNotEqualTo(job);
        assertThat(pages(nextJob).statusCode()).isEqualTo(200);
        assertThat(pages(job).statusCode()).isEqualTo(409);
    }
}
