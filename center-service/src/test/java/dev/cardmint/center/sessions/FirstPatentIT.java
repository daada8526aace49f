package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.disposal.DestructionLevel;
import dev.cardmint.model.disposal.DisposalMethod;
import dev.cardmint.model.disposal.DisposalPermit;
import dev.cardmint.model.disposal.DisposalReport;
import dev.cardmint.model.disposal.PermitRequest;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.RecognitionReadouts;
import dev.cardmint.model.relay.Reissue;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the first patent claims, in its words, at the center's desk and at a base. */
@CenterTest
class FirstPatentIT {

    private static final List<String> READING =
            List.of("00A404000AF043415244504159010000", "00B2010C00", "00B2020C00", "00B2011400", "80CADF0000");

    @Autowired
    private CenterClients clients;

    @Autowired
    private JdbcClient database;

    private IssuingBench bench;
    private UUID record;
    private SimulatedCard old;

    /** Both run the same software; they differ in where they stand and who works there. */
    enum Desk {
        CENTERS_DESK("desk-1", "clerk-center"),
        BASE("base-1", "clerk");

        private final String terminal;
        private final String clerk;

        Desk(String terminal, String clerk) {
            this.terminal = terminal;
            this.clerk = clerk;
        }
    }

    @BeforeEach
    void order() {
        bench = new IssuingBench(clients);
        record = bench.request();
        old = IssuingBench.blank();
    }

    private CenterClient clerk(Desk desk) {
        return clients.signedIn(desk.terminal, desk.clerk);
    }

    private PlayedBase base(Desk desk) {
        return new PlayedBase(clerk(desk));
    }

    private void issue(Desk desk) {
        assertThat(base(desk).issue(new InsertedCard(old), record).result()).isEqualTo(Result.ISSUED);
    }

    private Reissue begin(Desk desk) {
        UUID recognized = base(desk).recognize(new InsertedCard(old)).id();
        var request = new ReissueRequest(recognized, null, ReissueReason.DAMAGED, Map.of(), null);
        return require(clerk(desk).post("/v1/reissues", request), 201).as(Reissue.class);
    }

    private Outcome run(Desk desk, SimulatedCard card, Operation operation) {
        var inserted = new InsertedCard(card);
        UUID subject = operation == Operation.REISSUE ? record : null;
        return base(desk).run(inserted, base(desk).offer(inserted, operation, subject));
    }

    private SimulatedCard reissue(Desk desk) {
        begin(desk);
        assertThat(run(desk, old, Operation.RETIRE).result()).isEqualTo(Result.RETIRED);
        SimulatedCard next = IssuingBench.blank();
        assertThat(run(desk, next, Operation.REISSUE).result()).isEqualTo(Result.ISSUED);
        return next;
    }

    private String flagAndCount() {
        var books = bench.record(record);
        return books.get("issuanceFlag").asString() + " "
                + books.get("issuanceCount").asInt();
    }

    private int reissueEntries() {
        return database.sql("select count(*) from reissue_entries where record_id = ?")
                .param(record)
                .query(Integer.class)
                .single();
    }

    private static String contents(SimulatedCard card) {
        return READING.stream()
                .map(command -> card.process(Bytes.ofHex(command)).data().toHex())
                .collect(Collectors.joining("/"));
    }

    @ParameterizedTest
    @EnumSource
    void correlationTableTellsTheCardTypeFromWhatTheReadoutCommandsYield(Desk desk) {
        issue(desk);
        RecognitionReadouts stored =
                require(clerk(desk).get("/v1/recognition-readouts"), 200).as(RecognitionReadouts.class);

        Recognition recognized = base(desk).recognize(new InsertedCard(old));

        assertThat(stored.table()).extracting("profile").contains("payment", "identity", "files");
        assertThat(recognized.cardType()).extracting("profile").isEqualTo("payment");
        assertThat(recognized.record()).isEqualTo(record);
    }

    @ParameterizedTest
    @EnumSource
    void identificationReadoutCommandStorageSaysHowACardOfATypeTellsWhoseItIs(Desk desk) {
        issue(desk);
        var card = new InsertedCard(old);
        UUID recognized = base(desk).recognize(card).id();
        List<ReadoutAnswer> told = base(desk).askForHolder(card, "payment");

        var request = new ReissueRequest(recognized, null, ReissueReason.DAMAGED, Map.of(), null);
        Answer begun = clerk(desk).post("/v1/reissues", request.identifiedBy(told));

        assertThat(told).extracting("name").containsExactly("application", "account");
        assertThat(require(begun, 201).as(Reissue.class).record()).isEqualTo(record);
    }

    @ParameterizedTest
    @EnumSource
    void issuanceFileGivesTheDataForAnIdenticalCard(Desk desk) {
        issue(desk);
        String before = contents(old);

        SimulatedCard next = reissue(desk);

        assertThat(contents(next)).isEqualTo(before).contains("9999990000000006");
        assertThat(next.kdd()).isNotEqualTo(old.kdd());
    }

    @ParameterizedTest
    @EnumSource
    void issuanceFlagIsIssuedButWhileACardIsMadeAgain(Desk desk) {
        assertThat(flagAndCount()).isEqualTo("UNISSUED 0");
        issue(desk);
        assertThat(flagAndCount()).isEqualTo("ISSUED 1");
        begin(desk);
        assertThat(flagAndCount()).isEqualTo("UNISSUED 1");
        run(desk, old, Operation.RETIRE);
        assertThat(flagAndCount()).isEqualTo("UNISSUED 1");

        run(desk, IssuingBench.blank(), Operation.REISSUE);

        assertThat(flagAndCount()).isEqualTo("ISSUED 2");
    }

    @ParameterizedTest
    @EnumSource
    void reissuingFileHasTheDataUntilTheCardIsIssuedAndIsErasedThen(Desk desk) {
        issue(desk);
        assertThat(reissueEntries()).isZero();
        begin(desk);
        assertThat(reissueEntries()).isEqualTo(1);
        run(desk, old, Operation.RETIRE);

        run(desk, IssuingBench.blank(), Operation.REISSUE);

        assertThat(reissueEntries()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void issuanceCountIsOneMoreForEveryCardThatProvedItself(Desk desk) {
        issue(desk);
        for (int count = 2; count <= 4; count++) {
            old = reissue(desk);
            assertThat(flagAndCount()).isEqualTo("ISSUED " + count);
        }
    }

    @ParameterizedTest
    @EnumSource
    void designSelectionAndTypeSelectionGoWithTheCardThatIsMadeAgain(Desk desk) {
        issue(desk);
        begin(desk);

        Answer chosen =
                clerk(desk).put("/v1/card-choices/" + record, Map.of("design", "payment", "product", "DUAL_INTERFACE"));

        require(chosen, 200);
        assertThat(bench.entries("card.chosen", record.toString()))
                .singleElement()
                .asString()
                .contains(desk.terminal, "DUAL_INTERFACE");
    }

    @ParameterizedTest
    @EnumSource
    void cardMillingSectionDestroysTheOldCardOnceTheNewOneIsIssued(Desk desk) {
        issue(desk);
        reissue(desk);
        String chip = old.kdd().toHex();
        var wanted = new PermitRequest(chip, chip, DisposalMethod.SIMULATED, "Mill", new DestructionLevel(4));
        UUID permit = require(clerk(desk).post("/v1/disposal-permits", wanted), 201)
                .as(DisposalPermit.class)
                .id();

        require(clerk(desk).post("/v1/disposals", new DisposalReport(permit, chip, Instant.EPOCH, null)), 201);

        assertThat(bench.entries("chip.disposed", chip))
                .singleElement()
                .asString()
                .contains(desk.terminal, "Mill", "E-4");
    }

    @ParameterizedTest
    @EnumSource
    void countNotificationTellsTheHolderWhichCardItIs(Desk desk) {
        issue(desk);
        begin(desk);
        run(desk, old, Operation.RETIRE);

        Outcome outcome = run(desk, IssuingBench.blank(), Operation.REISSUE);

        assertThat(outcome.issuanceCount()).isEqualTo(2);
        String notices = "/v1/issuance-records/%s/notices".formatted(record);
        assertThat(require(clerk(desk).get(notices), 200).text())
                .contains("\"issuanceCount\":1", "\"issuanceCount\":2");
        assertThat(clerk(desk)
                        .getForBytes("/v1/issuance-records/%s/receipts/2".formatted(record))
                        .statusCode())
                .isEqualTo(200);
    }
}
