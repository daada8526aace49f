package dev.cardmint.lab.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.simulator.pcscd.PcscService;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The demo's last line; {@code docs/demo.md} defines every field.
 *
 * @param apdus counted in the base
 * @param apdusInCards counted in the cards; told only if it differs
 * @param different the objects that the read-back found different; told only if there are any
 * @param code what went wrong; told only if something did
 * @param reader pcsc; told only if cards were in PC/SC readers
 * @param pcscService whose service that was: private or running; told only with the reader
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DemoReport(
        String outcome,
        int cards,
        List<RoundTrips> networkRoundTripsPerCard,
        long apdus,
        long rMacsVerified,
        String proof,
        String readBack,
        long millisPerCard,
        @Nullable Long apdusInCards,
        @Nullable List<String> different,
        @Nullable String code,
        @Nullable String reader,
        @Nullable String pcscService,
        @JsonIgnore boolean good) {

    DemoReport {
        networkRoundTripsPerCard = List.copyOf(networkRoundTripsPerCard);
    }

    /**
     * The most that any card of one kind took, and what the center had predicted for it.
     *
     * @param blanks diversified, or shared keys
     */
    record RoundTrips(String profile, long measured, long predicted, String blanks) {

        static RoundTrips of(CardRun run) {
            return new RoundTrips(
                    run.kind().cardType(),
                    run.measuredRoundTrips(),
                    run.predictedRoundTrips(),
                    run.kind().shared() ? "shared" : "diversified");
        }
    }

    /** What the two sides counted. */
    record Apdus(long base, long cards) {}

    static DemoReport of(List<CardRun> runs, Apdus apdus, List<JsonNode> readBacks) {
        CardRun worst = runs.stream()
                .filter(run -> !run.asPromised(Proof.PROVED))
                .findFirst()
                .orElse(runs.get(0));
        String read = readBacks.stream()
                .map(readBack -> readBack.path("readBack").asString("NOT_READ"))
                .filter(result -> !result.equals("IDENTICAL"))
                .findFirst()
                .orElse(readBacks.isEmpty() ? "NOT_READ" : "IDENTICAL");
        boolean equal = apdus.base() == apdus.cards();
        return new DemoReport(
                worst.result(),
                (int) runs.stream().filter(CardRun::issued).count(),
                roundTrips(runs),
                apdus.base(),
                runs.stream().mapToLong(CardRun::rMacsVerified).sum(),
                worst.proof(),
                read,
                (long) runs.stream()
                        .map(CardRun::took)
                        .mapToLong(Duration::toMillis)
                        .average()
                        .orElse(0),
                equal ? null : apdus.cards(),
                different(readBacks),
                worst.issued() ? null : worst.code(),
                null,
                null,
                equal && read.equals("IDENTICAL") && runs.stream().allMatch(run -> run.asPromised(Proof.PROVED)));
    }

    /** The same, of cards in the readers of a PC/SC service if one is given. */
    DemoReport through(@Nullable PcscService service) {
        return service == null
                ? this
                : new DemoReport(
                        outcome,
                        cards,
                        networkRoundTripsPerCard,
                        apdus,
                        rMacsVerified,
                        proof,
                        readBack,
                        millisPerCard,
                        apdusInCards,
                        different,
                        code,
                        "pcsc",
                        service.isPrivate() ? "private" : "running",
                        good);
    }

    private static List<RoundTrips> roundTrips(List<CardRun> runs) {
        Map<CardKind, RoundTrips> most = new EnumMap<>(CardKind.class);
        runs.stream()
                .sorted(Comparator.comparingLong(CardRun::measuredRoundTrips))
                .forEach(run -> most.put(run.kind(), RoundTrips.of(run)));
        return List.copyOf(most.values());
    }

    private static @Nullable List<String> different(List<JsonNode> readBacks) {
        List<String> names = readBacks.stream()
                .flatMap(readBack -> readBack.path("different").valueStream())
                .map(JsonNode::asString)
                .toList();
        return names.isEmpty() ? null : names;
    }
}
