package dev.cardmint.lab.demo;

import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Proof;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * What became of one card.
 *
 * @param session the base's last word on the card session
 * @param measuredRoundTrips counted on the link between the click and the outcome
 * @param predictedRoundTrips as the offer said
 */
record CardRun(CardKind kind, JsonNode session, long measuredRoundTrips, long predictedRoundTrips, Duration took) {

    /** SELECT, INITIALIZE UPDATE and EXTERNAL AUTHENTICATE are answered before a channel's R-MACs begin. */
    private static final int ANSWERS_BEFORE_R_MACS = 3;

    private static final String PROBLEM = "urn:problem:cardmint:";

    String result() {
        return session.path("outcome").path("result").asString("REFUSED");
    }

    String proof() {
        return session.path("outcome").path("proof").asString("NONE");
    }

    long rMacsVerified() {
        return session.path("outcome").path("rMacsVerified").asLong(0);
    }

    /** What the clerk is told, or what went wrong. */
    String message() {
        String outcome = session.path("outcome").path("message").asString("");
        return outcome.isEmpty() ? session.path("problem").path("detail").asString("") : outcome;
    }

    /** The case that support would name: an outcome's code or a problem's type. */
    String code() {
        String type = session.path("problem").path("type").asString("");
        String problem = type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : type;
        return session.path("outcome").path("code").asString(problem);
    }

    boolean retired() {
        return result().equals(Outcome.Result.RETIRED.name());
    }

    boolean issued() {
        return result().startsWith("ISSUED");
    }

    /**
     * Whether the card ended with the proof that its card type can give, the center verified an R-MAC on every answer
     * that carries one, and it took as many trips as it said.
     */
    boolean asPromised(Proof promised) {
        Outcome.Result result = promised == Proof.COMPARED ? Outcome.Result.ISSUED_UNPROVED : Outcome.Result.ISSUED;
        return result().equals(result.name())
                && proof().equals(promised.name())
                && measuredRoundTrips == predictedRoundTrips
                && rMacsVerified() == (promised == Proof.PROVED ? answersWithRMacs() : 0);
    }

    private long answersWithRMacs() {
        return session.path("apdus").asLong() - (long) kind.channels() * ANSWERS_BEFORE_R_MACS;
    }
}
