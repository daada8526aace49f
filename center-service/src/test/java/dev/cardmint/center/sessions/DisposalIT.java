package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.disposal.DestructionLevel;
import dev.cardmint.model.disposal.DisposalCertificate;
import dev.cardmint.model.disposal.DisposalMethod;
import dev.cardmint.model.disposal.DisposalPermit;
import dev.cardmint.model.disposal.DisposalReport;
import dev.cardmint.model.disposal.LifeEnd;
import dev.cardmint.model.disposal.PermitRequest;
import dev.cardmint.model.disposal.WaitingCard;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The old card's end: permitted, reported, certified, between center and base. */
@CenterTest
class DisposalIT {

    private static final DestructionLevel LEVEL = new DestructionLevel(4);

    @Autowired
    private CenterClients clients;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Clock clock;

    private IssuingBench bench;
    private PlayedBase base;
    private CenterClient clerk;
    private UUID record;
    private SimulatedCard old;
    private String chip;

    @BeforeEach
    void issueACard() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
        clerk = clients.signedIn("base-1", "clerk");
        record = bench.request();
        issue(IssuingBench.blank());
    }

    private void issue(SimulatedCard card) {
        old = card;
        base.issue(new InsertedCard(card), record);
        chip = bench.record(record).get("chip").asString();
    }

    private void retire() {
        UUID recognition = base.recognize(new InsertedCard(old)).id();
        require(
                clerk.post(
                        "/v1/reissues", new ReissueRequest(recognition, null, ReissueReason.DAMAGED, Map.of(), null)),
                201);
        var card = new InsertedCard(old);
        base.run(card, base.offer(card, Operation.RETIRE, null));
    }

    private void reissue() {
        var next = new InsertedCard(IssuingBench.blank());
        base.run(next, base.offer(next, Operation.REISSUE, record));
    }

    private WaitingCard waiting() {
        return queued().findFirst().orElseThrow(() -> new AssertionError("The card does not wait"));
    }

    private boolean isWaiting() {
        return queued().findFirst().isPresent();
    }

    private Stream<WaitingCard> queued() {
        return Arrays.stream(clerk.get("/v1/disposals").as(WaitingCard[].class))
                .filter(card -> card.chip().equals(chip));
    }

    private Answer permit(CenterClient center, DisposalMethod method, String serial) {
        return center.post("/v1/disposal-permits", new PermitRequest(chip, serial, method, "Mill 1", LEVEL));
    }

    private DisposalPermit permit(DisposalMethod method) {
        return require(permit(clerk, method, chip), 201).as(DisposalPermit.class);
    }

    private Answer report(CenterClient center, UUID permit, @Nullable UUID approval) {
        return center.post("/v1/disposals", new DisposalReport(permit, chip, clock.instant(), approval));
    }

    private UUID approvalOf(String subject) {
        return bench.approval(
                Map.of("action", "DISPOSE_CARD", "chip", chip, "subject", subject, "reason", "the pieces are here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2999-01-01T00:00:00Z"})
    void certifiesNoTimeBeforeThePermitOrAfterTheReport(Instant said) {
        retire();
        reissue();
        DisposalPermit permit = permit(DisposalMethod.SIMULATED);

        Answer reported = clerk.post("/v1/disposals", new DisposalReport(permit.id(), chip, said, null));

        DisposalCertificate certificate = require(reported, 201).as(DisposalCertificate.class);
        assertThat(certificate.destroyedAt()).isBetween(permit.permittedAt(), certificate.certifiedAt());
    }

    @Test
    void certifiesWhatTheMillDidAndPutsEverythingIntoTheLog() {
        retire();
        assertThat(waiting().ready()).isFalse();
        assertThat(waiting().message()).contains("new card comes first");
        reissue();
        assertThat(waiting().ready()).isTrue();
        assertThat(waiting().lifeEnd()).isEqualTo(LifeEnd.RETIRED_PROVED);
        DisposalPermit permit = permit(DisposalMethod.SIMULATED);
        assertThat(waiting().permittedAt()).isEqualTo(permit.permittedAt());

        DisposalCertificate certificate =
                require(report(clerk, permit.id(), null), 201).as(DisposalCertificate.class);

        assertThat(certificate)
                .isEqualTo(new DisposalCertificate(
                        permit.id(),
                        chip,
                        "payment",
                        "north",
                        LifeEnd.RETIRED_PROVED,
                        chip,
                        DisposalMethod.SIMULATED,
                        "Mill 1",
                        LEVEL,
                        "base-1",
                        permit.permittedAt(),
                        "clerk",
                        certificate.destroyedAt(),
                        certificate.certifiedAt(),
                        "clerk",
                        null,
                        null));
        assertThat(certificate.destroyedAt()).isBetween(permit.permittedAt(), certificate.certifiedAt());
        assertThat(isWaiting()).isFalse();
        assertThat(bench.entries("disposal.permitted", chip)).hasSize(1);
        assertThat(bench.entries("chip.disposed", chip))
                .singleElement()
                .asString()
                .contains(permit.id().toString(), "E-4", "Mill 1", "RETIRED_PROVED", "SIMULATED");
        assertThat(clients.signedIn("office-1", "supervisor")
                        .get("/v1/disposals/" + permit.id())
                        .as(DisposalCertificate.class))
                .isEqualTo(certificate);
    }

    @Test
    void raisesAnAlarmWhenADestroyedCardComesBack() {
        retire();
        reissue();
        require(report(clerk, permit(DisposalMethod.SIMULATED).id(), null), 201);

        Recognition found = base.recognize(new InsertedCard(old));

        assertThat(found.message()).contains("Keep it and tell your supervisor");
        assertThat(bench.entries("chip.reappeared", chip)).hasSize(1);
        assertThat(permit(clerk, DisposalMethod.SIMULATED, chip).detail()).contains("certified as destroyed already");
    }

    @Test
    void givesTheSamePermitAndTheSameCertificateToWhoeverAsksAgain() {
        retire();
        reissue();
        DisposalPermit permit = permit(DisposalMethod.COMMAND);
        assertThat(permit(DisposalMethod.COMMAND)).isEqualTo(permit);
        Answer first = require(report(clerk, permit.id(), null), 201);

        Answer second = require(report(clerk, permit.id(), null), 201);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(bench.entries("chip.disposed", chip)).hasSize(1);
    }

    @Test
    void keepsTheCardWaitingWhenTheMillJams() {
        retire();
        reissue();
        DisposalPermit permit = permit(DisposalMethod.HTTP);
        String path = "/v1/disposal-permits/%s?why=JAMMED".formatted(permit.id());

        require(clerk.delete(path), 204);

        assertThat(waiting().ready()).isTrue();
        assertThat(waiting().permittedAt()).isNull();
        assertThat(bench.entries("disposal.stopped", chip))
                .singleElement()
                .asString()
                .contains("JAMMED");
        require(clerk.delete(path), 204);
        assertThat(report(clerk, permit.id(), null).problem()).isEqualTo("conflict");
        require(report(clerk, permit(DisposalMethod.HTTP).id(), null), 201);
    }

    @Test
    void keepsACertificateAsItIs() {
        retire();
        reissue();
        UUID id = permit(DisposalMethod.COMMAND).id();
        require(report(clerk, id, null), 201);

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("update disposals set level = 7 where id = ?")
                        .param(id)
                        .update())
                .withStackTraceContaining("a disposal certificate is never changed");
        assertThat(clients.signedIn("base-south", "clerk-south")
                        .get("/v1/disposals/" + id)
                        .problem())
                .isEqualTo("not-allowed");
    }

    @Nested
    class ByHand {

        @BeforeEach
        void anOldCard() {
            retire();
            reissue();
        }

        @Test
        void wantsASecondPersonWhoHasSeenThePieces() {
            DisposalPermit permit = permit(DisposalMethod.MANUAL);

            assertThat(report(clerk, permit.id(), null).problem()).isEqualTo("approval-needed");
            DisposalCertificate certificate = require(report(clerk, permit.id(), approvalOf("manual/E-4")), 201)
                    .as(DisposalCertificate.class);

            assertThat(certificate.witness()).isEqualTo("supervisor");
            assertThat(bench.entries("chip.disposed", chip))
                    .singleElement()
                    .asString()
                    .contains("supervisor");
        }

        @Test
        void refusesAnApprovalForOtherPieces() {
            DisposalPermit permit = permit(DisposalMethod.MANUAL);

            assertThat(report(clerk, permit.id(), approvalOf("manual/E-2")).problem())
                    .isEqualTo("approval-needed");
            assertThat(isWaiting()).isTrue();
        }
    }

    @Nested
    class NotPermitted {

        @Test
        void refusesACardThatLives() {
            assertThat(permit(clerk, DisposalMethod.SIMULATED, chip).problem()).isEqualTo("chip-not-allowed");
        }

        @Test
        void refusesACardWhoseSuccessorIsNotIssued() {
            retire();

            assertThat(permit(clerk, DisposalMethod.SIMULATED, chip).detail())
                    .contains("Nothing was destroyed: issue the new card first");
        }

        @Test
        void refusesACardWithAnotherSerial() {
            retire();
            reissue();

            Answer refused = permit(
                    clerk, DisposalMethod.SIMULATED, IssuingBench.blank().kdd().toHex());

            assertThat(refused.detail()).contains("serial is that of another card. Nothing was destroyed");
            assertThat(isWaiting()).isTrue();
        }

        @Test
        void refusesACardOfAnotherBranch() {
            retire();
            reissue();

            assertThat(permit(clients.signedIn("base-south", "clerk-south"), DisposalMethod.SIMULATED, chip)
                            .problem())
                    .isEqualTo("not-allowed");
        }

        @Test
        void refusesASimulatedUnitOutsideADrill() {
            assertThat(permit(clients.signedIn("base-real", "clerk"), DisposalMethod.SIMULATED, chip)
                            .problem())
                    .isEqualTo("drill-mismatch");
        }

        @Test
        void refusesAReportOfWhatWasNotPermitted() {
            retire();
            reissue();

            assertThat(report(clerk, UUID.randomUUID(), null).detail()).contains("has not permitted this");
            assertThat(isWaiting()).isTrue();
        }

        @Test
        void refusesAReportOfAPermitThatAnotherTerminalHas() {
            retire();
            reissue();
            UUID first = permit(DisposalMethod.COMMAND).id();
            CenterClient other = clients.signedIn("base-2", "clerk");
            assertThat(report(other, first, null).problem()).isEqualTo("not-allowed");
            require(permit(other, DisposalMethod.COMMAND, chip), 201);

            assertThat(report(clerk, first, null).detail()).contains("to another unit meanwhile");
        }
    }

    @Nested
    class DeadChips {

        @Test
        void areDeclaredDeadByTwoPeopleAndThenDestroyed() {
            UUID recognition = base.recognize(new InsertedCard(old)).id();
            require(
                    clerk.post(
                            "/v1/reissues",
                            new ReissueRequest(recognition, null, ReissueReason.DAMAGED, Map.of(), null)),
                    201);
            bench.destroy(chip, record);
            assertThat(waiting().ready()).isFalse();
            reissue();
            assertThat(waiting().lifeEnd()).isEqualTo(LifeEnd.DECLARED_DEAD);

            require(report(clerk, permit(DisposalMethod.SIMULATED).id(), null), 201);

            assertThat(isWaiting()).isFalse();
        }

        @Test
        void areDeclaredDeadWhenALostCardComesBack() {
            UUID approval = bench.approval("REISSUE_WITHOUT_CARD", null, record);
            require(
                    clerk.post(
                            "/v1/reissues", new ReissueRequest(null, record, ReissueReason.LOST, Map.of(), approval)),
                    201);
            reissue();
            assertThat(isWaiting()).isFalse();

            bench.destroy(chip, null);

            assertThat(waiting().lifeEnd()).isEqualTo(LifeEnd.DECLARED_DEAD);
        }
    }

    @Nested
    class BlockedList {

        private static final List<String> FIELDS = List.of("chip", "cardType", "blocked", "since", "why");

        private void lose() {
            UUID approval = bench.approval("REISSUE_WITHOUT_CARD", null, record);
            require(
                    clerk.post(
                            "/v1/reissues", new ReissueRequest(null, record, ReissueReason.LOST, Map.of(), approval)),
                    201);
        }

        private @Nullable String line(String query) {
            Answer list = require(clients.at("customer-1").get("/v1/blocked-chips" + query), 200);
            return list.body()
                    .valueStream()
                    .map(Object::toString)
                    .filter(line -> line.contains(chip))
                    .findFirst()
                    .orElse(null);
        }

        private static Instant since(@Nullable String line) {
            return Instant.parse(String.valueOf(line).replaceAll(".*\"since\":\"([^\"]+)\".*", "$1"));
        }

        @Test
        void tellsOfAChipThatCouldNotBeReachedAndThatItWasTakenOff() {
            Instant before = clock.instant().minusSeconds(60);
            lose();
            assertThat(line("")).contains(FIELDS).contains("\"blocked\":true", "NOT_REACHED", "\"payment\"");
            Instant blocked = since(line(""));

            require(clerk.delete("/v1/reissues/" + record), 204);

            assertThat(line("")).isNull();
            assertThat(line("?since=" + before)).contains("\"blocked\":false").doesNotContain("why");
            assertThat(since(line("?since=" + before))).isAfter(blocked);
            assertThat(line("?since=" + clock.instant().plusSeconds(60))).isNull();
        }

        @Test
        void tellsOfACardThatCannotProveItsEnd() {
            record = bench.paymentRequest("payment-legacy");
            issue(IssuingBench.desBlank().product(CardProduct.LEGACY_PAYMENT).create());

            retire();

            assertThat(line("")).contains("END_NOT_PROVED");
            assertThat(waiting().lifeEnd()).isEqualTo(LifeEnd.RETIRED_UNPROVED);
        }

        @Test
        void isSentAgainOnlyIfItHasChanged() {
            lose();
            Answer first = clients.at("customer-1").get("/v1/blocked-chips");
            String tag = first.response().headers().firstValue("ETag").orElseThrow();
            CenterClient customer = clients.at("customer-1");

            assertThat(customer.send(customer.request("/v1/blocked-chips").header("If-None-Match", tag))
                            .status())
                    .isEqualTo(304);
            require(clerk.delete("/v1/reissues/" + record), 204);
            assertThat(customer.send(customer.request("/v1/blocked-chips").header("If-None-Match", tag))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void comesAsLinesToo() {
            lose();
            CenterClient officer = clients.signedIn("office-1", "officer-1");

            Answer lines = officer.send(officer.request("/v1/blocked-chips").header("Accept", "text/csv"));

            assertThat(lines.response().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/csv");
            assertThat(lines.text())
                    .startsWith("chip,cardType,blocked,since,why\r\n")
                    .contains(chip + ",payment,true,")
                    .endsWith("\r\n");
        }

        @Test
        void isNotForClerks() {
            assertThat(clerk.get("/v1/blocked-chips").problem()).isEqualTo("not-allowed");
            assertThat(clients.at("office-1").get("/v1/blocked-chips").problem())
                    .isEqualTo("not-signed-in");
        }
    }
}
