package dev.cardmint.center.personalization;

import dev.cardmint.center.keys.CardKeys;
import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.loadfiles.CapFile;
import dev.cardmint.center.personalization.ChipSituation.KeysInUse;
import dev.cardmint.center.profiles.ApplicationTerms;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.KeysRef;
import dev.cardmint.center.profiles.TransportKeys;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Proof;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Plans the commands that bring a chip from where it stands to an issued card, or to an empty one. The keys come last
 * in their channel: nothing depends on it after PUT KEY. Data for a further channel comes after them, under the new
 * keys.
 */
public final class IssueScript {

    /** The command that replaces the keys, by its name in a script. */
    public static final String PUT_KEY = "PUT KEY";

    /** DELETE of what is not there (GPCS Table 11-26). */
    private static final StatusWord NOT_FOUND = new StatusWord(0x6A88);

    /** SET STATUS to a state that the card has, or has passed. */
    private static final StatusWord CONDITIONS = new StatusWord(0x6985);

    private final KeyVault vault;
    private final Function<Bytes, CapFile> loadFiles;

    /**
     * Takes what it plans with.
     *
     * @param loadFiles finds a CAP file by its digest
     */
    public IssueScript(KeyVault vault, Function<Bytes, CapFile> loadFiles) {
        this.vault = vault;
        this.loadFiles = loadFiles;
    }

    /**
     * Everything after EXTERNAL AUTHENTICATE: what is there of the application goes first, and only life-cycle changes
     * and keys that are missing are made.
     *
     * @param current what opened the channel
     * @throws UnusableChipException if the chip is locked or ended
     * @throws IllegalArgumentException if data or keys are not this profile's
     */
    public IssuePlan issue(
            CardTypeProfile profile, PersonalizationData data, ChipSituation situation, ChannelKeys current) {
        requireUsable(situation.lifeCycle());
        requireOfProfile(profile, data, situation, current.keys());
        GlobalPlatformTerms card = profile.globalPlatform();
        var commands = new ArrayList<PlannedCommand>(wipe(profile, situation));
        card.applications().forEach(application -> commands.addAll(load(profile, application)));
        card.applications().forEach(application -> commands.add(install(profile, application)));
        if (!card.opensFurtherChannel()) {
            card.applications().forEach(application -> {
                commands.add(installForPersonalization(profile, application));
                commands.addAll(storeData(profile, application, data, current));
            });
        }
        lifeCycle(profile, situation, commands);
        if (situation.keysInUse() == KeysInUse.TRANSPORT) {
            commands.add(new PlannedCommand(
                    PUT_KEY,
                    putKey(profile, current).toCommand(),
                    profile.timeLimits().putKey()));
        }
        return new IssuePlan(
                commands,
                card.opensFurtherChannel()
                        ? storeData(profile, card.application(), data, issuerKeys(card, current))
                        : List.of());
    }

    /** The keys that the card has once PUT KEY is done. Further channels are SCP03's: its Key-DEK is in no session. */
    private static ChannelKeys issuerKeys(GlobalPlatformTerms card, ChannelKeys current) {
        CardKeys keys = current.keys();
        return new ChannelKeys(
                new CardKeys(new KeySetName(card.issuerKeys().set()), keys.callerPurpose(), keys.diversificationData()),
                current.opened());
    }

    private List<PlannedCommand> storeData(
            CardTypeProfile profile, ApplicationTerms application, PersonalizationData data, ChannelKeys current) {
        return StoreDataBlocks.of(
                        application.personalization(),
                        data,
                        content -> vault.encryptUnderDek(current.keys(), current.opened(), content))
                .stream()
                .map(block -> new PlannedCommand(
                        "STORE DATA " + block.number(),
                        block.toCommand(),
                        profile.timeLimits().storeData()))
                .toList();
    }

    /** Brings the package onto the card, where it does not come with it. */
    private List<PlannedCommand> load(CardTypeProfile profile, ApplicationTerms application) {
        GlobalPlatformTerms card = profile.globalPlatform();
        return application.loadFile() == null
                ? List.of()
                : LoadScript.plan(
                        loadFiles.apply(application.loadFile()),
                        card.securityDomain(),
                        card.secureChannel().maxData(),
                        profile.timeLimits());
    }

    /** Only removes what is there of the applications; empty when nothing is. */
    public List<PlannedCommand> wipe(CardTypeProfile profile, ChipSituation situation) {
        var commands = new ArrayList<PlannedCommand>();
        profile.globalPlatform().applications().stream()
                .filter(application -> isPresent(application, situation))
                .forEach(application -> commands.add(delete(profile, application, situation)));
        Collections.reverse(commands); // what was loaded later may import what was loaded before
        return commands;
    }

    private static boolean isPresent(ApplicationTerms application, ChipSituation situation) {
        return application.parts().stream().anyMatch(situation.present()::contains);
    }

    /** A package that was loaded goes with everything that came from it. */
    private static PlannedCommand delete(
            CardTypeProfile profile, ApplicationTerms application, ChipSituation situation) {
        boolean loaded = application.loadFile() != null && situation.present().contains(application.packageAid());
        var delete = loaded ? new Delete(application.packageAid(), true) : new Delete(application.instance(), false);
        return new PlannedCommand(
                loaded ? "DELETE of a package" : "DELETE",
                delete.toCommand(),
                profile.timeLimits().install(),
                unless(profile, NOT_FOUND));
    }

    /**
     * Leaves nothing of the applications, and proves it: what is not listed is loaded or installed first, which
     * succeeds only if it was not there, and every answer to that carries a MAC, as the absence from a list does not.
     */
    public List<PlannedCommand> empty(CardTypeProfile profile, ChipSituation situation) {
        var commands = new ArrayList<PlannedCommand>();
        ChipSituation everything = situation.withAll(profile.globalPlatform());
        for (ApplicationTerms application : profile.globalPlatform().applications()) {
            if (application.loadFile() != null && !situation.present().contains(application.packageAid())) {
                commands.addAll(load(profile, application));
            } else if (application.loadFile() == null && !situation.present().contains(application.instance())) {
                commands.add(install(profile, application));
            }
            commands.add(delete(profile, application, everything));
        }
        return commands;
    }

    /** A card that can prove nothing is written over without knowing what was done before: some of it may be done. */
    private static List<StatusWord> unless(CardTypeProfile profile, StatusWord doneBefore) {
        return profile.globalPlatform().proof() == Proof.PROVED
                ? List.of(StatusWord.SUCCESS)
                : List.of(StatusWord.SUCCESS, doneBefore);
    }

    /**
     * The PUT KEY that an issue on a chip with transport keys has last in its first channel: its answer's check values
     * can be told ahead.
     *
     * @param current a channel opened with transport keys of the profile
     */
    public PutKey putKey(CardTypeProfile profile, ChannelKeys current) {
        var issuerKeys = new KeySetName(profile.globalPlatform().issuerKeys().set());
        return new PutKey(
                inUse(profile, current.keys()).keyVersion(),
                vault.encryptKeySet(
                        current.keys(),
                        current.opened(),
                        issuerKeys,
                        profile.globalPlatform().recipe()));
    }

    private static PlannedCommand install(CardTypeProfile profile, ApplicationTerms application) {
        var install = new InstallForInstall(
                application.packageAid(),
                application.module(),
                application.instance(),
                application.privileges(),
                application.parameters());
        return new PlannedCommand(
                "INSTALL [for install and make selectable]",
                install.toCommand(),
                profile.timeLimits().install());
    }

    private static PlannedCommand installForPersonalization(CardTypeProfile profile, ApplicationTerms application) {
        return new PlannedCommand(
                "INSTALL [for personalization]",
                new InstallForPersonalization(application.instance()).toCommand(),
                profile.timeLimits().standard());
    }

    private static void lifeCycle(CardTypeProfile profile, ChipSituation situation, List<PlannedCommand> commands) {
        boolean startsOver = !situation.present().isEmpty();
        for (CardLifeCycle next : List.of(CardLifeCycle.INITIALIZED, CardLifeCycle.SECURED)) {
            if (next.compareTo(situation.lifeCycle()) > 0
                    && next.compareTo(profile.globalPlatform().lifeCycle()) <= 0) {
                commands.add(new PlannedCommand(
                        "SET STATUS " + next,
                        new SetStatus(next).toCommand(),
                        profile.timeLimits().standard(),
                        startsOver ? unless(profile, CONDITIONS) : List.of(StatusWord.SUCCESS)));
            }
        }
    }

    private static void requireUsable(CardLifeCycle lifeCycle) {
        if (lifeCycle.compareTo(CardLifeCycle.SECURED) > 0) {
            throw new UnusableChipException("A card that is %s cannot be personalized".formatted(lifeCycle));
        }
    }

    private static void requireOfProfile(
            CardTypeProfile profile, PersonalizationData data, ChipSituation situation, CardKeys current) {
        if (!data.profile().equals(profile.profile()) || data.profileVersion() != profile.version()) {
            throw new IllegalArgumentException("The personalization data was made for another profile");
        }
        boolean issuer = inUse(profile, current).equals(profile.globalPlatform().issuerKeys());
        if (issuer != (situation.keysInUse() == KeysInUse.ISSUER)) {
            throw new IllegalArgumentException("Key set %s is not the one in use".formatted(current.set()));
        }
    }

    private static KeysRef inUse(CardTypeProfile profile, CardKeys current) {
        GlobalPlatformTerms card = profile.globalPlatform();
        TransportKeys transport = card.transportKeys(current.set().value());
        if (transport != null) {
            return transport.keys();
        }
        if (!current.set().value().equals(card.issuerKeys().set())) {
            throw new IllegalArgumentException("Key set %s is not the profile's".formatted(current.set()));
        }
        return card.issuerKeys();
    }
}
