package dev.cardmint.center.profiles;

import dev.cardmint.center.keys.KeyRecipe;
import dev.cardmint.center.profiles.TransportKeys.IdentitySource;
import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.ReadoutAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card type on GlobalPlatform cards: secure channel, keys and applications (GPCS 5, 7, 10).
 *
 * @param transportKeys the key sets that its blanks may come with, the usual one first
 * @param recipe how PUT KEY writes the issuer keys
 * @param applications in the order in which they are installed
 * @param lifeCycle the card's when it is issued
 */
public record GlobalPlatformTerms(
        Aid securityDomain,
        SecureChannelTerms secureChannel,
        List<TransportKeys> transportKeys,
        KeysRef issuerKeys,
        KeyRecipe recipe,
        List<ApplicationTerms> applications,
        CardLifeCycle lifeCycle)
        implements CardTechnology {

    public GlobalPlatformTerms {
        transportKeys = List.copyOf(transportKeys);
        applications = List.copyOf(applications);
    }

    /** The transport keys that a card seems to have, by what it lists in the clear; the usual ones if it lists none. */
    public TransportKeys transportKeysListed(List<ReadoutAnswer> answers) {
        KeyInformation listed = KeyInformation.of(answers);
        return transportKeys.stream()
                .filter(each -> listed.lists(each.keys().keyVersion()))
                .findFirst()
                .orElse(transportKeys.get(0));
    }

    /** The transport keys of this name, or {@code null}. */
    public @Nullable TransportKeys transportKeys(String set) {
        return transportKeys.stream()
                .filter(each -> each.set().equals(set))
                .findFirst()
                .orElse(null);
    }

    /** The transport keys of this name, or the usual ones: a record may be of another version of the profile. */
    public TransportKeys transportKeysOrUsual(String set) {
        TransportKeys named = transportKeys(set);
        return named == null ? transportKeys.get(0) : named;
    }

    /** R-MACs prove what was written; without them a card shows that it received everything, at most. */
    @Override
    public Proof proof() {
        return secureChannel.level().authenticatesResponses() ? Proof.PROVED : Proof.RECEIVED;
    }

    /**
     * Network round trips that issuing takes, from the click to the outcome: two, one more to read an identity first,
     * one more for a further channel whose opening cannot be told ahead, and one more where only a new channel shows
     * that the card has received everything.
     */
    public int predictedRoundTrips(TransportKeys blank) {
        int identity = blank.identity() == IdentitySource.CPLC ? 1 : 0;
        int further = opensFurtherChannel() && !blank.isForeseeable() ? 1 : 0;
        return 2 + identity + further + (proof() == Proof.RECEIVED ? 1 : 0);
    }

    /** What to read the answer to INITIALIZE UPDATE by: SCP02 cards do not tell their option. */
    public ChannelOption expectedOption() {
        return transportKeys.get(0).options().get(0);
    }

    /** Whether the secure channel of some card of this type may be like that. */
    public boolean allows(ChannelOption option) {
        return transportKeys.stream().anyMatch(blank -> blank.options().contains(option));
    }

    /** Whether the application opens a channel of its own; it is the only one then. */
    public boolean opensFurtherChannel() {
        return applications.get(0).personalization().route() == Route.APPLICATION;
    }

    /** The packages that are loaded onto its cards, each once. */
    public List<Aid> packages() {
        return applications.stream()
                .filter(application -> application.loadFile() != null)
                .map(ApplicationTerms::packageAid)
                .distinct()
                .toList();
    }

    /** The application that a further channel is opened on. */
    public ApplicationTerms application() {
        return applications.get(0);
    }
}
