package dev.cardmint.lab.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cardmint.lab.cards.ShippedProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code --profiles all} tells of one profile; {@code docs/demo.md} defines every field.
 *
 * @param different the objects that the read-back found different; told only if there are any
 * @param code what went wrong; told only if the card was not issued
 * @param good whether it ended as its profile promises
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CardOfProfile(
        @JsonIgnore String profile,
        String outcome,
        String protocol,
        String level,
        String proof,
        RoundTrips networkRoundTrips,
        String readBack,
        @Nullable List<String> different,
        @Nullable String code,
        @JsonIgnore boolean good) {

    /** Between base and center, from the click to the outcome. */
    record RoundTrips(long measured, long predicted) {}

    static CardOfProfile of(ShippedProfile profile, CardRun run, JsonNode readBack) {
        String read = readBack.path("readBack").asString("NOT_READ");
        List<String> different =
                readBack.path("different").valueStream().map(JsonNode::asString).toList();
        return new CardOfProfile(
                profile.name(),
                run.result(),
                profile.protocol(),
                profile.level(),
                run.proof(),
                new RoundTrips(run.measuredRoundTrips(), run.predictedRoundTrips()),
                read,
                different.isEmpty() ? null : different,
                run.issued() ? null : run.code(),
                read.equals("IDENTICAL") && run.asPromised(profile.proof()));
    }
}
