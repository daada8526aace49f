package dev.cardmint.lab.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The last line of the reissue demo; {@code docs/demo.md} defines every field.
 *
 * @param identical whether both cards gave the same contents, write-only keys compared by their check values
 * @param oldCard TERMINATED if the old card proved it and opens no channel any more
 * @param channelRefused what it answers to INITIALIZE UPDATE then
 * @param disposal how the old card was destroyed
 * @param deadChip the same for a card whose chip answers no more
 * @param code what went wrong; told only if something did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReissueReport(
        String outcome,
        String oldChip,
        String newChip,
        boolean identical,
        int issuanceCount,
        String oldCard,
        String oldCardProof,
        String channelRefused,
        RoundTrips networkRoundTrips,
        Disposal disposal,
        DeadChip deadChip,
        @Nullable String code,
        @JsonIgnore boolean good) {

    /** Of both card sessions together, after the clicks. */
    record RoundTrips(long measured, long predicted) {}

    /** How an old card was destroyed; the certificate is known by its id. */
    record Disposal(String state, String method, String unit, String level, String certificate) {

        static Disposal of(JsonNode outcome) {
            JsonNode certificate = outcome.path("certificate");
            return new Disposal(
                    outcome.path("state").asString(""),
                    certificate.path("method").asString(""),
                    certificate.path("unit").asString(""),
                    certificate.path("level").asString(""),
                    certificate.path("id").asString(""));
        }

        boolean good() {
            return state.equals("DESTROYED") && !certificate.isEmpty();
        }
    }

    /**
     * A card that answered no more.
     *
     * @param retiring why its life could not be ended
     * @param declaredBy who declared it destroyed, and who agreed
     * @param outcome of the new card
     */
    record DeadChip(
            String oldChip,
            String newChip,
            String retiring,
            List<String> declaredBy,
            String outcome,
            int issuanceCount,
            Disposal disposal) {

        DeadChip {
            declaredBy = List.copyOf(declaredBy);
        }

        boolean good() {
            return retiring.equals("card-refused")
                    && outcome.startsWith("ISSUED")
                    && issuanceCount == 2
                    && disposal.good()
                    && !oldChip.equals(newChip);
        }
    }

    /**
     * What was done with both cards.
     *
     * @param disposal what became of the old one
     * @param before what a separate program read from the old card before its life ended
     * @param after what it read from the new one
     */
    record Story(
            CardRun issued, CardRun retired, CardRun reissued, Disposal disposal, JsonNode before, JsonNode after) {}

    /** The old card afterwards. */
    record OldCard(String chip, String lifeCycle, String channelRefused) {}

    static ReissueReport of(Story story, OldCard old, String newChip, int issuanceCount, DeadChip deadChip) {
        boolean identical = isIdentical(story.before(), story.after());
        var roundTrips = new RoundTrips(
                story.retired().measuredRoundTrips() + story.reissued().measuredRoundTrips(),
                story.retired().predictedRoundTrips() + story.reissued().predictedRoundTrips());
        boolean ended = story.retired().retired() && old.lifeCycle().equals("TERMINATED");
        CardRun wrong = List.of(story.issued(), story.retired(), story.reissued()).stream()
                .filter(run -> !run.issued() && !run.retired())
                .findFirst()
                .orElse(null);
        return new ReissueReport(
                story.reissued().result(),
                old.chip(),
                newChip,
                identical,
                issuanceCount,
                old.lifeCycle(),
                story.retired().proof(),
                old.channelRefused(),
                roundTrips,
                story.disposal(),
                deadChip,
                wrong == null ? null : wrong.code(),
                wrong == null
                        && identical
                        && ended
                        && story.disposal().good()
                        && deadChip.good()
                        && issuanceCount == 2
                        && story.retired().proof().equals("PROVED")
                        && old.channelRefused().equals("6985")
                        && roundTrips.measured() == roundTrips.predicted()
                        && !old.chip().equals(newChip));
    }

    private static boolean isIdentical(JsonNode before, JsonNode after) {
        return before.path("readBack").asString("NOT_READ").equals("IDENTICAL")
                && after.path("readBack").asString("NOT_READ").equals("IDENTICAL")
                && !before.path("sha256").asString("").isEmpty()
                && before.path("sha256").equals(after.path("sha256"))
                && before.path("unreadable").equals(after.path("unreadable"));
    }
}
