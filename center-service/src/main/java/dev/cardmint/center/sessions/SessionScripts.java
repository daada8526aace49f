package dev.cardmint.center.sessions;

import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.CardKeys;
import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.personalization.ChipSituation;
import dev.cardmint.center.personalization.ChipSituation.KeysInUse;
import dev.cardmint.center.personalization.IssueScript;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.personalization.PutKey;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.KeysRef;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Position;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Subject;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plans the script of a stage. The same stage of the same session gives the same bytes every time, so scripts are made
 * again instead of being stored.
 */
@Component
class SessionScripts {

    private final CardTypeProfiles profiles;
    private final IssuanceRecords records;
    private final IssueScript issueScript;

    SessionScripts(CardTypeProfiles profiles, IssuanceRecords records, IssueScript issueScript) {
        this.profiles = profiles;
        this.records = records;
        this.issueScript = issueScript;
    }

    /**
     * A planned script.
     *
     * @param keyConfirmation what PUT KEY must answer, or {@code null} where no keys are put
     */
    record Planned(SentScript sent, PutKey.@Nullable Response keyConfirmation) {}

    CardTypeProfile profile(Subject subject) {
        return profiles.get(subject.profile().name(), subject.profile().version());
    }

    /** The script that is out, made again. */
    Planned plan(Subject subject, Position position) {
        return plan(subject, position.stage(), position.situation(), position.authenticates());
    }

    Planned plan(Subject subject, Stage stage, ChipSituation situation, boolean authenticates) {
        CardTypeProfile profile = profile(subject);
        return switch (stage) {
            case WRITE, START_OVER -> writing(subject, profile, situation, authenticates);
            case READ_STATUS ->
                planned(authenticates, StatusScript.plan(profile.timeLimits().standard()));
            case WIPE -> planned(authenticates, issueScript.wipe(profile, situation));
        };
    }

    private static Planned planned(boolean authenticates, List<PlannedCommand> commands) {
        return new Planned(new SentScript(authenticates, commands), null);
    }

    private Planned writing(Subject subject, CardTypeProfile profile, ChipSituation situation, boolean authenticates) {
        boolean putsKeys = situation.keysInUse() == KeysInUse.TRANSPORT;
        KeysRef inUse = putsKeys ? profile.transportKeys() : profile.issuerKeys();
        var keys = new CardKeys(new KeySetName(inUse.set()), subject.purpose(), Bytes.ofHex(subject.chip()));
        try (PersonalizationData data = records.data(new RecordId(subject.record()))) {
            var sent = new SentScript(authenticates, issueScript.issue(profile, data, situation, keys));
            return new Planned(
                    sent, putsKeys ? issueScript.putKey(profile, keys).expectedResponse() : null);
        }
    }
}
