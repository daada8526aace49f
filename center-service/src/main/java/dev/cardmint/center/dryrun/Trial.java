package dev.cardmint.center.dryrun;

import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.keys.ThrowawayKeys;
import dev.cardmint.center.loadfiles.CapFile;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.IssueScript;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
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

    /** Support code of a script that could not be made. */
    static final String NOT_PLANNED = "NOT_PLANNED";

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
            var made = new TrialReport.Made(sets, keys, data);
            return new TrialReport(profile, lines, recognition, made).on(issue(inserted, data, keys, throwaway));
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
            String code = e instanceof ProblemException problem ? problem.type().name() : NOT_PLANNED;
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
}
