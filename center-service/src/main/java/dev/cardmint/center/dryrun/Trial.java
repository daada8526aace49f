package dev.cardmint.center.dryrun;

import dev.cardmint.center.dryrun.DryRun.Card;
import dev.cardmint.center.dryrun.DryRun.Conclusion;
import dev.cardmint.center.dryrun.DryRun.Problem;
import dev.cardmint.center.keys.KeySet;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.keys.ThrowawayKeys;
import dev.cardmint.center.loadfiles.CapFile;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.IssueScript;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.TransportKeys;
import dev.cardmint.center.profiles.json.JsonLines;
import dev.cardmint.center.securechannel.UnwrappableCommandException;
import dev.cardmint.center.sessions.Rehearsal;
import dev.cardmint.center.sessions.Rehearsal.HostChallenges;
import dev.cardmint.center.sessions.Rehearsed;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tries a card type on a card in memory. */
final class Trial {

    /** What cards with files take (ISO/IEC 7816-4 leaves it open). */
    private static final int ACCESS_KEY_CHALLENGE = 8;

    private final Surroundings surroundings;
    private final CardTypeProfile profile;
    private final JsonLines lines;
    private final SecureRandom random = new SecureRandom();

    Trial(Surroundings surroundings, CardTypeProfile profile, byte[] document) {
        this.surroundings = surroundings;
        this.profile = profile;
        lines = JsonLines.of(document);
    }

    /**
     * What the center has.
     *
     * @param vault asked only what key sets are like
     * @param active the card types in use
     * @param loadFiles finds a CAP file by its digest
     */
    record Surroundings(
            Caller caller,
            Purpose purpose,
            KeyVault vault,
            List<CardTypeProfile> active,
            Function<Bytes, CapFile> loadFiles) {}

    /**
     * Runs it once.
     *
     * @param values that pass the card type's validation
     * @param photo made to fit, or {@code null} where the card carries none
     * @param transportKeys the profile's set that the blank has, or {@code null} for the usual one
     */
    DryRun run(Map<String, String> values, @Nullable Bytes photo, @Nullable String transportKeys) {
        TrialKeySets sets = TrialKeySets.of(profile, surroundings.vault(), surroundings.purpose());
        String keys = transportKeys(transportKeys);
        try (ThrowawayKeys throwaway = ThrowawayKeys.like(sets.sets());
                PersonalizationData data = PersonalizationData.create(profile, values, photo, random);
                SimulatedCard card = new TrialCard(profile, throwaway).blank(keys)) {
            var inserted = new InsertedCard(card);
            Bytes atr = new TrialCard(profile, throwaway).atr(card);
            RecognitionTrial recognition = RecognitionTrial.of(inserted, atr, profile, surroundings.active());
            return new Report(recognition, sets, keys, data).on(issue(inserted, data, keys, throwaway));
        }
    }

    private String transportKeys(@Nullable String wanted) {
        return profile.technology() instanceof GlobalPlatformTerms card
                ? card.transportKeysOrUsual(wanted == null ? "" : wanted).set()
                : "none";
    }

    private Rehearsed issue(InsertedCard card, PersonalizationData data, String keys, ThrowawayKeys throwaway) {
        var script = new IssueScript(throwaway.vault(), surroundings.loadFiles());
        try {
            return new Rehearsal(surroundings.caller(), profile, throwaway.vault(), script)
                    .issue(card, data, keys, new HostChallenges(challenge(), challenge()));
        } catch (ProblemException | UnwrappableCommandException | IllegalArgumentException e) {
            String code = e instanceof ProblemException problem ? problem.type().name() : "NOT_PLANNED";
            return new Rehearsed(
                    List.of(),
                    null,
                    new Outcome(Outcome.Result.UNISSUED, Proof.NONE, 0, code, String.valueOf(e.getMessage())),
                    0);
        }
    }

    private Bytes challenge() {
        byte[] challenge = new byte
                [profile.technology() instanceof GlobalPlatformTerms card
                        ? card.secureChannel().mode().size()
                        : ACCESS_KEY_CHALLENGE];
        random.nextBytes(challenge);
        return Bytes.copyOf(challenge);
    }

    /** What is told of one run. */
    private final class Report {

        private final RecognitionTrial recognition;
        private final TrialKeySets sets;
        private final String transportKeys;
        private final PersonalizationData data;

        Report(RecognitionTrial recognition, TrialKeySets sets, String transportKeys, PersonalizationData data) {
            this.recognition = recognition;
            this.sets = sets;
            this.transportKeys = transportKeys;
            this.data = data;
        }

        DryRun on(Rehearsed rehearsed) {
            var commands = new ShownCommands(profile, lines, new ProfilePlaces(profile, data, transportKeys));
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
                    EncodedValues.of(profile, data),
                    sets.notes());
        }

        private @Nullable Problem problem(Rehearsed rehearsed, ShownCommands commands) {
            if (!recognition.isRecognized()) {
                String place =
                        recognition.unmet() < 0 ? "recognition" : "recognition[%d]".formatted(recognition.unmet());
                return problem(recognition.complaint(), place);
            }
            Outcome outcome = rehearsed.outcome();
            boolean issued = outcome.proof() == profile.proof() && outcome.proof() != Proof.NONE;
            if (commands.refused() != null) {
                return commands.refused();
            }
            return issued
                    ? null
                    : problem(outcome.message(), rehearsed.exchanges().isEmpty() ? keysPlace() : "");
        }

        /** Which keys do not go with those in the vault. */
        private String keysPlace() {
            if (!(profile.technology() instanceof GlobalPlatformTerms card)) {
                return "fileSystem.accessKey";
            }
            for (int i = 0; i < card.transportKeys().size(); i++) {
                TransportKeys blank = card.transportKeys().get(i);
                if (blank.set().equals(transportKeys) && !isAsSaid(blank)) {
                    return "transportKeys[%d].keyVersion".formatted(i);
                }
            }
            return "issuerKeys";
        }

        private boolean isAsSaid(TransportKeys blank) {
            return sets.sets().stream()
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
                    ? card.predictedRoundTrips(card.transportKeysOrUsual(transportKeys))
                    : 2;
        }

        private Card card(Rehearsed rehearsed) {
            if (!(profile.technology() instanceof GlobalPlatformTerms card)) {
                return new Card("ISO/IEC 7816-4, files", null, null);
            }
            TransportKeys blank = card.transportKeysOrUsual(transportKeys);
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
}
