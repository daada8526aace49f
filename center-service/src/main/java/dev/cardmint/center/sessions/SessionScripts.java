package dev.cardmint.center.sessions;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntries;
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
import dev.cardmint.center.profiles.CardLifeCycle;
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
    private final Function<RecordId, PersonalizationData> written;
    private final IssueScript issueScript;
    private final KeyVault vault;

    @Autowired
    SessionScripts(CardTypeProfiles profiles, ReissueEntries entries, IssueScript issueScript, KeyVault vault) {
        this(profiles, entries::dataToWrite, entries::dataWritten, issueScript, vault);
    }

    /**
     * Takes what it plans with.
     *
     * @param records decrypts the data to write for a record, which are closed here
     * @param written decrypts those that its card has
     */
    SessionScripts(
            CardTypeProfiles profiles,
            Function<RecordId, PersonalizationData> records,
            Function<RecordId, PersonalizationData> written,
            IssueScript issueScript,
            KeyVault vault) {
        this.profiles = profiles;
        this.records = records;
        this.written = written;
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
            CardTypeProfile profile,
            SentScript sent,
            PutKey.@Nullable Response keyConfirmation,
            @Nullable FurtherChannel further,
            @Nullable ReadBack readBack) {

        static Planned of(CardTypeProfile profile, Protection protection, List<PlannedCommand> commands) {
            return new Planned(profile, SentScript.of(protection, commands), null, null, null);
        }

        /** Whether the further channel's own script goes out with this one. */
        boolean bringsFurther() {
            return further != null && further.foreseen() != null;
        }
    }

    /** What is planned for: who writes what, by which version of the card type, to a chip that stands where. */
    private record Job(CardTypeProfile profile, Subject subject, Opened opened, ChipSituation situation) {

        TimeLimits limits() {
            return profile.timeLimits();
        }

        CardKeys issuerKeys() {
            return keys(profile.globalPlatform().issuerKeys().set());
        }

        CardKeys keysInUse() {
            return situation.keysInUse() == KeysInUse.TRANSPORT
                    ? keys(Objects.requireNonNull(opened.transportKeys()))
                    : issuerKeys();
        }

        private CardKeys keys(String set) {
            return new CardKeys(
                    new KeySetName(set), subject.purpose(), subject.identity().diversificationData());
        }

        InitializeUpdate.Response opening() {
            return opened.answer(profile.globalPlatform().expectedOption());
        }

        ChannelKeys channelKeys() {
            return new ChannelKeys(keysInUse(), opening());
        }
    }

    /** The script that is out, made again. */
    Planned plan(CardSessionRow session) {
        return plan(session.subject(), session.opened(), session.position());
    }

    /** The script of a position, whose channel does not matter here. */
    Planned plan(Subject subject, Opened opened, Position position) {
        CardTypeProfile profile =
                profiles.get(subject.profile().name(), subject.profile().version());
        var job = new Job(profile, subject, opened, position.situation());
        return profile.technology() instanceof FileSystemTerms card
                ? files(job, card, position.stage() == Stage.RETIRE ? erasing(job, card) : writing(job, card))
                : throughChannels(
                        job, position, position.authenticates() ? Protection.AUTHENTICATES : Protection.GOES_ON);
    }

    private Planned throughChannels(Job job, Position position, Protection protection) {
        CardTypeProfile profile = job.profile();
        Duration limit = job.limits().standard();
        return switch (position.stage()) {
            case IDENTIFY -> Planned.of(profile, protection, position.lengths().in(IdentityScript.plan(limit)));
            case CONFIRM -> Planned.of(profile, protection, List.of());
            case READ_STATUS ->
                Planned.of(
                        profile, protection, position.lengths().in(StatusScript.plan(profile.globalPlatform(), limit)));
            case RETIRE -> Planned.of(profile, protection, RetireScript.end(profile.globalPlatform(), limit));
            case LOCK -> Planned.of(profile, protection, RetireScript.bring(CardLifeCycle.CARD_LOCKED, limit));
            case UNLOCK ->
                Planned.of(
                        profile,
                        protection,
                        RetireScript.bring(profile.globalPlatform().lifeCycle(), limit));
            case WIPE -> Planned.of(profile, protection, issueScript.empty(profile, position.situation()));
            case WRITE, START_OVER -> writing(job, protection);
            case PERSONALIZE -> Planned.of(profile, protection, issue(job).inApplication());
        };
    }

    /** A card that was pulled before its number was written looks like a blank: what it has goes first in any case. */
    private FileSystemPlan writing(Job job, FileSystemTerms card) {
        Bytes number = job.subject().identity().diversificationData();
        try (PersonalizationData data = records.apply(new RecordId(job.subject().record()))) {
            return FileSystemScript.issue(card, data, number, job.limits());
        }
    }

    private FileSystemPlan erasing(Job job, FileSystemTerms card) {
        try (PersonalizationData data = written.apply(new RecordId(job.subject().record()))) {
            return FileSystemScript.retire(card, data, job.limits());
        }
    }

    private Planned files(Job job, FileSystemTerms card, FileSystemPlan open) {
        AccessKeyTerms key = card.accessKey();
        FileSystemPlan plan = key == null ? open : open.after(List.of(authenticate(key, job)));
        var readBack = new ReadBack(FileSystemScript.writesNumber(card), plan.expected());
        return new Planned(job.profile(), SentScript.of(Protection.CLEAR, plan.commands()), null, null, readBack);
    }

    /** The card gave its challenge last; nothing may come between. */
    private PlannedCommand authenticate(AccessKeyTerms key, Job job) {
        CardKeys keys = FileSystemOpening.accessKey(key, job.subject().purpose());
        Bytes cryptogram = vault.accessCryptogram(keys, job.opened().opening());
        return new PlannedCommand(
                SentScript.EXTERNAL_AUTHENTICATE,
                new ExternalAuthenticate(key.reference(), cryptogram).toCommand(),
                job.limits().standard());
    }

    private Planned writing(Job job, Protection protection) {
        IssuePlan plan = issue(job);
        PutKey.Response confirmation = job.situation().keysInUse() == KeysInUse.TRANSPORT
                ? issueScript.putKey(job.profile(), job.channelKeys()).expectedResponse()
                : null;
        var parts = new ArrayList<>(List.of(new Part(protection, plan.inSecurityDomain())));
        FurtherChannel further = further(job, plan.inApplication());
        if (further != null) {
            parts.add(new Part(Protection.CLEAR, further.request()));
            if (further.foreseen() != null) {
                parts.add(new Part(Protection.AUTHENTICATES, further.script()));
            }
        }
        return new Planned(job.profile(), new SentScript(parts), confirmation, further, null);
    }

    private IssuePlan issue(Job job) {
        try (PersonalizationData data = records.apply(new RecordId(job.subject().record()))) {
            return issueScript.issue(job.profile(), data, job.situation(), job.channelKeys());
        }
    }

    /** What a writing ends with, under the keys that the card has after it; {@code null} where one channel is all. */
    private @Nullable FurtherChannel further(Job job, List<PlannedCommand> inApplication) {
        GlobalPlatformTerms card = job.profile().globalPlatform();
        CardKeys keys = job.issuerKeys();
        var command = new InitializeUpdate(
                card.issuerKeys().keyVersion(), job.opened().furtherChallenge());
        if (card.proof() == Proof.RECEIVED) {
            return new FurtherChannel(job.profile(), card.securityDomain(), keys, command, null, List.of());
        }
        return card.opensFurtherChannel()
                ? new FurtherChannel(
                        job.profile(),
                        card.application().instance(),
                        keys,
                        command,
                        foreseen(job, keys, command),
                        inApplication)
                : null;
    }

    /** A key set's counter begins anew with PUT KEY, and rises with each INITIALIZE UPDATE (Amendment D, 6.2.2.1). */
    private InitializeUpdate.@Nullable Response foreseen(Job job, CardKeys keys, InitializeUpdate command) {
        InitializeUpdate.Response first = job.opening();
        int before = job.situation().keysInUse() == KeysInUse.TRANSPORT ? 0 : first.sequenceNumber();
        ExpectedOpening expected = ExpectedOpening.of(
                command,
                first,
                before + 1,
                job.profile().globalPlatform().application().instance());
        return expected == null ? null : vault.predictOpening(keys, expected);
    }
}
