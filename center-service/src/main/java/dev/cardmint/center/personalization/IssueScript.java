package dev.cardmint.center.personalization;

import dev.cardmint.center.keys.CardKeys;
import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.personalization.ChipSituation.KeysInUse;
import dev.cardmint.center.profiles.ApplicationTerms;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.KeysRef;
import dev.cardmint.center.profiles.TimeLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans the commands that bring a chip from where it stands to an issued card, or to an empty one. The keys come last:
 * nothing depends on the channel after PUT KEY.
 */
public final class IssueScript {

    private final KeyVault vault;

    public IssueScript(KeyVault vault) {
        this.vault = vault;
    }

    /**
     * Everything after EXTERNAL AUTHENTICATE: what is there of the application goes first, and only life-cycle changes
     * and keys that are missing are made.
     *
     * @param current the keys that opened the channel
     * @throws UnusableChipException if the chip is locked or ended
     * @throws IllegalArgumentException if data or keys are not this profile's
     */
    public List<PlannedCommand> issue(
            CardTypeProfile profile, PersonalizationData data, ChipSituation situation, CardKeys current) {
        requireUsable(situation.lifeCycle());
        requireOfProfile(profile, data, situation, current);
        var commands = new ArrayList<PlannedCommand>(wipe(profile, situation));
        install(profile, commands);
        StoreDataBlocks.of(profile, data, content -> vault.encryptUnderDek(current, content))
                .forEach(block -> commands.add(new PlannedCommand(
                        "STORE DATA " + block.number(),
                        block.toCommand(),
                        profile.timeLimits().storeData())));
        lifeCycle(profile, situation.lifeCycle(), commands);
        if (situation.keysInUse() == KeysInUse.TRANSPORT) {
            commands.add(new PlannedCommand(
                    "PUT KEY",
                    putKey(profile, current).toCommand(),
                    profile.timeLimits().putKey()));
        }
        return List.copyOf(commands);
    }

    /** Only removes what is there of the application; empty when nothing is. */
    public List<PlannedCommand> wipe(CardTypeProfile profile, ChipSituation situation) {
        if (!situation.applicationPresent()) {
            return List.of();
        }
        var delete = new Delete(profile.application().instance(), false);
        return List.of(new PlannedCommand(
                "DELETE", delete.toCommand(), profile.timeLimits().install()));
    }

    /**
     * The PUT KEY that an issue on a chip with transport keys ends with: its answer's check values can be told ahead.
     */
    public PutKey putKey(CardTypeProfile profile, CardKeys current) {
        var issuerKeys = new KeySetName(profile.issuerKeys().set());
        return new PutKey(profile.transportKeys().keyVersion(), vault.encryptKeySet(current, issuerKeys));
    }

    private static void install(CardTypeProfile profile, List<PlannedCommand> commands) {
        ApplicationTerms application = profile.application();
        TimeLimits limits = profile.timeLimits();
        var install = new InstallForInstall(
                application.packageAid(),
                application.module(),
                application.instance(),
                application.privileges(),
                application.parameters());
        commands.add(
                new PlannedCommand("INSTALL [for install and make selectable]", install.toCommand(), limits.install()));
        commands.add(new PlannedCommand(
                "INSTALL [for personalization]",
                new InstallForPersonalization(application.instance()).toCommand(),
                limits.standard()));
    }

    private static void lifeCycle(CardTypeProfile profile, CardLifeCycle now, List<PlannedCommand> commands) {
        for (CardLifeCycle next : List.of(CardLifeCycle.INITIALIZED, CardLifeCycle.SECURED)) {
            if (next.compareTo(now) > 0 && next.compareTo(profile.lifeCycle()) <= 0) {
                commands.add(new PlannedCommand(
                        "SET STATUS " + next,
                        new SetStatus(next).toCommand(),
                        profile.timeLimits().standard()));
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
        KeysRef inUse = situation.keysInUse() == KeysInUse.TRANSPORT ? profile.transportKeys() : profile.issuerKeys();
        if (!current.set().value().equals(inUse.set())) {
            throw new IllegalArgumentException("Key set %s is not the one in use".formatted(current.set()));
        }
    }
}
