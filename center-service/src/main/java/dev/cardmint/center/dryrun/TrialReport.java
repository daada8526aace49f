package dev.cardmint.center.dryrun;

import dev.cardmint.center.dryrun.DryRun.Card;
import dev.cardmint.center.dryrun.DryRun.Conclusion;
import dev.cardmint.center.dryrun.DryRun.Problem;
import dev.cardmint.center.keys.KeySet;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.TransportKeys;
import dev.cardmint.center.profiles.json.JsonLines;
import dev.cardmint.center.sessions.Rehearsed;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of one run of a card type. */
final class TrialReport {

    private final CardTypeProfile profile;
    private final JsonLines lines;
    private final RecognitionTrial recognition;
    private final Made made;

    TrialReport(CardTypeProfile profile, JsonLines lines, RecognitionTrial recognition, Made made) {
        this.profile = profile;
        this.lines = lines;
        this.recognition = recognition;
        this.made = made;
    }

    /**
     * What a card was made with.
     *
     * @param transportKeys the name of the profile's set
     * @param data what was to be written
     */
    record Made(TrialKeySets sets, String transportKeys, PersonalizationData data) {}

    DryRun on(Rehearsed rehearsed) {
        var commands = new ShownCommands(profile, lines, new ProfilePlaces(profile, made.data(), made.transportKeys()));
        List<DryRun.Part> parts = commands.of(rehearsed.exchanges());
        Problem problem = problem(rehearsed, commands);
        return new DryRun(
                profile.profile(),
                profile.version(),
                profile.digest().toHex(),
                problem == null,
                problem,
                conclusion(rehearsed),
                card(rehearsed),
                recognition.shown(),
                parts,
                EncodedValues.of(profile, made.data()),
                made.sets().notes());
    }

    private @Nullable Problem problem(Rehearsed rehearsed, ShownCommands commands) {
        if (!recognition.isRecognized()) {
            String place = recognition.unmet() < 0 ? "recognition" : "recognition[%d]".formatted(recognition.unmet());
            return problem(recognition.complaint(), place);
        }
        Outcome outcome = rehearsed.outcome();
        boolean issued = outcome.proof() == profile.proof() && outcome.proof() != Proof.NONE;
        if (commands.refused() != null) {
            return commands.refused();
        }
        boolean unplanned = outcome.code().equals(Trial.NOT_PLANNED);
        boolean unsent = rehearsed.exchanges().isEmpty();
        return issued ? null : problem(outcome.message(), unsent && !unplanned ? keysPlace() : "");
    }

    /** Which keys do not go with those in the vault. */
    private String keysPlace() {
        if (!(profile.technology() instanceof GlobalPlatformTerms card)) {
            return "fileSystem.accessKey";
        }
        for (int i = 0; i < card.transportKeys().size(); i++) {
            TransportKeys blank = card.transportKeys().get(i);
            if (blank.set().equals(made.transportKeys()) && !isAsSaid(blank)) {
                return "transportKeys[%d].keyVersion".formatted(i);
            }
        }
        return "issuerKeys";
    }

    private boolean isAsSaid(TransportKeys blank) {
        return made.sets().sets().stream()
                .filter(set -> set.name().value().equals(blank.set()))
                .map(KeySet::keyVersion)
                .allMatch(blank.keys().keyVersion()::equals);
    }

    private Problem problem(String message, String place) {
        return new Problem(message, place, lines.of(place), null, null, null);
    }

    private Conclusion conclusion(Rehearsed rehearsed) {
        Outcome outcome = rehearsed.outcome();
        return new Conclusion(
                outcome.result(),
                outcome.proof(),
                outcome.code(),
                outcome.message(),
                outcome.rMacsVerified(),
                predicted(),
                rehearsed.roundTrips(),
                rehearsed.exchanges().size(),
                rehearsed.exchanges().stream()
                        .mapToInt(each -> each.sent().encode().size())
                        .sum(),
                rehearsed.exchanges().stream()
                        .mapToInt(each -> each.answer().encode().size())
                        .sum());
    }

    private int predicted() {
        return profile.technology() instanceof GlobalPlatformTerms card
                ? card.predictedRoundTrips(card.transportKeysOrUsual(made.transportKeys()))
                : 2;
    }

    private Card card(Rehearsed rehearsed) {
        if (!(profile.technology() instanceof GlobalPlatformTerms card)) {
            return new Card("ISO/IEC 7816-4, files", null, null);
        }
        TransportKeys blank = card.transportKeysOrUsual(made.transportKeys());
        return new Card(
                "GlobalPlatform, security domain " + card.securityDomain(),
                "%s %s, i %s, level %02X"
                        .formatted(
                                card.secureChannel().protocol(),
                                card.secureChannel().mode(),
                                rehearsed.option() == null ? blank.options().get(0) : rehearsed.option(),
                                card.secureChannel().level().value()),
                "%s, version %s".formatted(blank.set(), blank.keys().keyVersion()));
    }
}
