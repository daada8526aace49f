package dev.cardmint.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.simulator.pcscd.PcscService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoReportTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode IDENTICAL = JSON.readTree("{\"readBack\":\"IDENTICAL\",\"different\":[]}");
    private static final DemoReport.Apdus SIXTY = new DemoReport.Apdus(60, 60);

    @Test
    void hasTheFieldsThatIssuesNameInTheirOrder() {
        DemoReport report = DemoReport.of(List.of(issued(23, 20, 2), issued(23, 20, 2)), SIXTY, List.of(IDENTICAL));

        assertThat(report.good()).isTrue();
        assertThat(JSON.writeValueAsString(report))
                .isEqualTo("{\"outcome\":\"ISSUED\",\"cards\":2,"
                        + "\"networkRoundTripsPerCard\":[{\"profile\":\"payment\",\"measured\":2,\"predicted\":2,\"blanks\":\"diversified\"}],"
                        + "\"apdus\":60,\"rMacsVerified\":40,\"proof\":\"PROVED\",\"readBack\":\"IDENTICAL\","
                        + "\"millisPerCard\":100}");
    }

    @Test
    void addsWhoseReadersTheCardsWereIn() {
        DemoReport report = DemoReport.of(List.of(issued(23, 20, 2)), SIXTY, List.of(IDENTICAL));

        assertThat(report.through(null)).isEqualTo(report);
        assertThat(JSON.writeValueAsString(report.through(new MachinesService())))
                .endsWith("\"millisPerCard\":100,\"reader\":\"pcsc\",\"pcscService\":\"running\"}");
    }

    private record MachinesService() implements PcscService {

        @Override
        public boolean isPrivate() {
            return false;
        }

        @Override
        public Path socket() {
            return Path.of("pcscd.comm");
        }

        @Override
        public List<Integer> ports() {
            return List.of(1, 2);
        }

        @Override
        public void close() {}
    }

    @Test
    void isNotGoodWhenTheTwoSidesCountedDifferently() {
        DemoReport report = DemoReport.of(List.of(issued(23, 20, 2)), new DemoReport.Apdus(27, 28), List.of(IDENTICAL));

        assertThat(report.good()).isFalse();
        assertThat(report.apdusInCards()).isEqualTo(28);
    }

    @Test
    void isNotGoodWhenAnAnswerWentWithoutAnRMac() {
        assertThat(DemoReport.of(List.of(issued(23, 19, 2)), SIXTY, List.of(IDENTICAL))
                        .good())
                .isFalse();
    }

    @Test
    void isNotGoodWhenACardTookMoreRoundTripsThanPredicted() {
        DemoReport report = DemoReport.of(List.of(issued(23, 20, 3), issued(23, 20, 2)), SIXTY, List.of(IDENTICAL));

        assertThat(report.good()).isFalse();
        assertThat(report.networkRoundTripsPerCard())
                .containsExactly(new DemoReport.RoundTrips("payment", 3, 2, "diversified"));
    }

    @Test
    void namesTheObjectsThatTheReadBackFoundDifferent() {
        JsonNode different = JSON.readTree("{\"readBack\":\"DIFFERENT\",\"different\":[\"Account\"]}");

        DemoReport report = DemoReport.of(List.of(issued(23, 20, 2)), SIXTY, List.of(different));

        assertThat(report.good()).isFalse();
        assertThat(report.readBack()).isEqualTo("DIFFERENT");
        assertThat(report.different()).containsExactly("Account");
    }

    @Test
    void isNotGoodWithoutAReadBack() {
        DemoReport report = DemoReport.of(List.of(issued(23, 20, 2)), SIXTY, List.of());

        assertThat(report.good()).isFalse();
        assertThat(report.readBack()).isEqualTo("NOT_READ");
    }

    @Test
    void namesTheProblemOfACardThatWasRefused() {
        JsonNode refused = JSON.readTree(
                "{\"problem\":{\"type\":\"urn:problem:cardmint:card-not-authentic\",\"detail\":\"words\"},\"apdus\":2}");
        CardRun run = new CardRun(CardKind.PAYMENT, refused, 1, 2, Duration.ofMillis(50));

        DemoReport report = DemoReport.of(List.of(run), SIXTY, List.of());

        assertThat(report.outcome()).isEqualTo("REFUSED");
        assertThat(report.proof()).isEqualTo("NONE");
        assertThat(report.code()).isEqualTo("card-not-authentic");
        assertThat(report.cards()).isZero();
    }

    private static CardRun issued(int apdus, int rMacs, int roundTrips) {
        JsonNode session = JSON.readTree(
                "{\"outcome\":{\"result\":\"ISSUED\",\"proof\":\"PROVED\",\"rMacsVerified\":%d},\"apdus\":%d}"
                        .formatted(rMacs, apdus));
        return new CardRun(CardKind.PAYMENT, session, roundTrips, 2, Duration.ofMillis(100));
    }
}
