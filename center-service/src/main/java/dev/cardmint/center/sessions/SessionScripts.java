package dev.cardmint.center.sessions;

import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.CardKeys;
import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.personalization.ChannelKeys;
import dev.cardmint.center.personalization.ChipSituation;
import dev.cardmint.center.personalization.ChipSituation.KeysInUse;
import dev.cardmint.center.personalization.FileSystemPlan;
import dev.cardmint.center.personalization.FileSystemScript;
import dev.cardmint.center.personalization.IssuePlan;
import dev.cardmint.center.personalization.IssueScript;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.personalization.PutKey;
import dev.cardmint.center.personalization.files.ExternalAuthenticate;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.TimeLimits;
import dev.cardmint.center.profiles.filesystem.AccessKeyTerms;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.scp03.ExpectedOpening;
import dev.cardmint.center.sessions.SentScript.Part;
import dev.cardmint.center.sessions.SentScript.Protection;
import dev.cardmint.center.sessions.Verdicts.ReadBack;
import dev.cardmint.center.sessions.persistence.CardSessionRow;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Opened;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Position;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Subject;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Proof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Plans the script of a stage. The same stage of the same session gives the same bytes every time, so scripts are made
 * again instead of being stored.
 */
@Component
class SessionScripts {

    private final CardTypeProfiles profiles;
    private final Function<RecordId, PersonalizationData> records;
    private final IssueScript issueScript;
    private final KeyVault vault;

    @Autowired
    SessionScripts(CardTypeProfiles profiles, IssuanceRecords records, IssueScript issueScript, KeyVault vault) {
        this(profiles, records::data, issueScript, vault);
    }

    /**
     * Takes what it plans with.
     *
     * @param records decrypts a record's data, which is closed here
     */
    SessionScripts(
            CardTypeProfiles profiles,
            Function<RecordId, PersonalizationData> records,
            IssueScript issueScript,
            KeyVault vault) {
        this.profiles = profiles;
        this.records = records;
        this.issueScript = issueScript;
        this.vault = vault;
    }

    /**
     * A planned script.
     *
     * @param keyConfirmation what PUT KEY must answer, or {@code null} where no keys are put
     * @param further the further channel that it asks for, or {@code null}
     * @param readBack what reading back must give, where nothing else tells, or {@code null}
     */
    record Planned(
            SentScript sent,
            PutKey.@Nullable Response keyConfirmation,
            @Nullable FurtherChannel further,
            @Nullable ReadBack readBack) {

        static Planned of(Protection protection, List<PlannedCommand> commands) {
            return new Planned(SentScript.of(protection, commands), null, null, null);
        }

        static Planned of(FileSystemTerms card, FileSystemPlan plan) {
            var readBack = new ReadBack(FileSystemScript.writesNumber(card), plan.expected());
            return new Planned(SentScript.of(Protection.CLEAR, plan.commands()), null, null, readBack);
        }

        /** Whether the further channel's own script goes out with this one. */
        boolean bringsFurther() {
            return further != null && further.foreseen() != null;
        }
    }

    CardTypeProfile profile(Subject subject) {
        return profiles.get(subject.profile().name(), subject.profile().version());
    }

    /** The script that is out, made again. */
    Planned plan(CardSessionRow session) {
        return plan(session.subject(), session.opened(), session.position());
    }

    /** The script of a position, whose channel does not matter here. */
    Planned plan(Subject subject, Opened opened, Position position) {
        CardTypeProfile profile = profile(subject);
        if (profile.technology() instanceof FileSystemTerms card) {
            return Planned.of(card, files(subject, opened, card));
        }
        Protection protection = position.authenticates() ? Protection.AUTHENTICATES : Protection.GOES_ON;
        Duration limit = profile.timeLimits().standard();
        return switch (position.stage()) {
            case IDENTIFY -> Planned.of(protection, IdentityScript.plan(limit));
            case CONFIRM -> Planned.of(protection, List.of());
            case READ_STATUS -> Planned.of(protection, StatusScript.plan(profile.globalPlatform(), limit));
            case WIPE -> Planned.of(protection, issueScript.empty(profile, position.situation()));
            case WRITE, START_OVER -> writing(subject, opened, position.situation(), protection);
            case PERSONALIZE ->
                Planned.of(
                        protection, issue(subject, opened, position.situation()).inApplication());
        };
    }

    /** A card that was pulled before its number was written looks like a blank: what it has goes first in any case. */
    private FileSystemPlan files(Subject subject, Opened opened, FileSystemTerms card) {
        TimeLimits limits = profile(subject).timeLimits();
        Bytes number = subject.identity().diversificationData();
        try (PersonalizationData data = records.apply(new RecordId(subject.record()))) {
            FileSystemPlan plan = FileSystemScript.issue(card, data, number, limits);
            AccessKeyTerms key = card.accessKey();
            return key == null ? plan : plan.after(List.of(authenticate(key, subject, opened, limits)));
        }
    }

    /** The card gave its challenge last; nothing may come between. */
    private PlannedCommand authenticate(AccessKeyTerms key, Subject subject, Opened opened, TimeLimits limits) {
        Bytes cryptogram =
                vault.accessCryptogram(FileSystemOpening.accessKey(key, subject.purpose()), opened.opening());
        return new PlannedCommand(
                SentScript.EXTERNAL_AUTHENTICATE,
                new ExternalAuthenticate(key.reference(), cryptogram).toCommand(),
                limits.standard());
    }

    private Planned writing(Subject subject, Opened opened, ChipSituation situation, Protection protection) {
        CardTypeProfile profile = profile(subject);
        IssuePlan plan = issue(subject, opened, situation);
        PutKey.Response confirmation = situation.keysInUse() == KeysInUse.TRANSPORT
                ? issueScript
                        .putKey(profile, channelKeys(subject, opened, situation))
                        .expectedResponse()
                : null;
        var parts = new ArrayList<>(List.of(new Part(protection, plan.inSecurityDomain())));
        FurtherChannel further = further(subject, opened, situation);
        if (further != null) {
            parts.add(new Part(Protection.CLEAR, further.request()));
            if (further.foreseen() != null) {
                parts.add(new Part(Protection.AUTHENTICATES, plan.inApplication()));
            }
        }
        return new Planned(new SentScript(parts), confirmation, further, null);
    }

    private IssuePlan issue(Subject subject, Opened opened, ChipSituation situation) {
        try (PersonalizationData data = records.apply(new RecordId(subject.record()))) {
            return issueScript.issue(profile(subject), data, situation, channelKeys(subject, opened, situation));
        }
    }

    private ChannelKeys channelKeys(Subject subject, Opened opened, ChipSituation situation) {
        return new ChannelKeys(
                keys(subject, opened, situation),
                opened.answer(profile(subject).globalPlatform().expectedOption()));
    }

    private CardKeys keys(Subject subject, Opened opened, ChipSituation situation) {
        boolean transport = situation.keysInUse() == KeysInUse.TRANSPORT;
        String set = transport
                ? Objects.requireNonNull(opened.transportKeys())
                : profile(subject).globalPlatform().issuerKeys().set();
        return keys(subject, set);
    }

    private static CardKeys keys(Subject subject, String set) {
        return new CardKeys(
                new KeySetName(set), subject.purpose(), subject.identity().diversificationData());
    }

    /** What a writing ends with, under the keys that the card has after it; {@code null} where one channel is all. */
    private @Nullable FurtherChannel further(Subject subject, Opened opened, ChipSituation situation) {
        CardTypeProfile profile = profile(subject);
        GlobalPlatformTerms card = profile.globalPlatform();
        CardKeys keys = keys(subject, card.issuerKeys().set());
        var command = new InitializeUpdate(card.issuerKeys().keyVersion(), opened.furtherChallenge());
        if (card.proof() == Proof.RECEIVED) {
            return new FurtherChannel(profile, card.securityDomain(), keys, command, null);
        }
        return card.opensFurtherChannel()
                ? new FurtherChannel(
                        profile,
                        card.application().instance(),
                        keys,
                        command,
                        foreseen(opened, situation, keys, command, profile))
                : null;
    }

    /** A key set's counter begins anew with PUT KEY, and rises with each INITIALIZE UPDATE (Amendment D, 6.2.2.1). */
    private InitializeUpdate.@Nullable Response foreseen(
            Opened opened, ChipSituation situation, CardKeys keys, InitializeUpdate command, CardTypeProfile profile) {
        InitializeUpdate.Response first = opened.answer(profile.globalPlatform().expectedOption());
        int before = situation.keysInUse() == KeysInUse.TRANSPORT ? 0 : first.sequenceNumber();
        ExpectedOpening expected = ExpectedOpening.of(
                command,
                first,
                before + 1,
                profile.globalPlatform().application().instance());
        return expected == null ? null : vault.predictOpening(keys, expected);
    }
}
