package dev.cardmint.center.dryrun;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.dryrun.Trial.Surroundings;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.loadfiles.store.LoadFiles;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Role;
import dev.cardmint.center.photos.Photo;
import dev.cardmint.center.photos.PhotoFitting;
import dev.cardmint.center.photos.PhotoSize;
import dev.cardmint.center.photos.UnusablePhotoException;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.versions.CardTypes;
import dev.cardmint.center.profiles.versions.CardTypes.Wanted;
import dev.cardmint.center.profiles.versions.ProfileVersion.DryRunResult;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Security officers try a card type before two people take it into use. Kept is how it ended, and nothing else. */
@Service
public class DryRuns {

    private static final String PHOTO = "photo";

    private final CardTypes cardTypes;
    private final CardTypeProfiles profiles;
    private final KeyVault vault;
    private final LoadFiles loadFiles;
    private final PhotoFitting photos;
    private final AuditLog audit;

    DryRuns(
            CardTypes cardTypes,
            CardTypeProfiles profiles,
            KeyVault vault,
            LoadFiles loadFiles,
            PhotoFitting photos,
            AuditLog audit) {
        this.cardTypes = cardTypes;
        this.profiles = profiles;
        this.vault = vault;
        this.loadFiles = loadFiles;
        this.photos = photos;
        this.audit = audit;
    }

    /**
     * Tries a version of a card type, in use or not.
     *
     * @throws ProblemException if there is no such version, or the sample is none of such a card
     */
    @Transactional
    public DryRun run(Caller caller, Wanted wanted, Sample sample) {
        caller.requireTerminal(TerminalKind.OFFICE);
        caller.requireRole(Role.SECURITY_OFFICER);
        Bytes document = cardTypes.document(caller, wanted.profile(), wanted.version());
        CardTypeProfile profile = profiles.get(wanted.profile(), wanted.version());
        Map<String, String> values = SampleValues.fillUp(profile, sample.values());
        Bytes photo = check(profile, values, sample);
        Purpose purpose = Purpose.of(caller.terminal().drill());
        var surroundings = new Surroundings(caller, purpose, vault, profiles.all(), loadFiles::get);
        DryRun run =
                new Trial(surroundings, profile, document.toByteArray()).run(values, photo, sample.transportKeys());
        DryRunResult result =
                run.passed() ? DryRunResult.valueOf(run.conclusion().proof().name()) : DryRunResult.FAILED;
        cardTypes.keepDryRun(wanted, result);
        audit.append(AuditEntry.of(AuditKind.PROFILE_DRY_RUN)
                .by(caller)
                .detail("profile", run.profile())
                .detail("version", run.version())
                .detail("digest", run.digest())
                .detail("outcome", result));
        return run;
    }

    private @Nullable Bytes check(CardTypeProfile profile, Map<String, String> values, Sample sample) {
        var wrong = new ArrayList<FieldProblem>();
        profile.validate(values)
                .forEach(error -> wrong.add(new FieldProblem("values." + error.field(), error.message())));
        Bytes photo = photo(profile, sample.photo(), wrong);
        if (sample.transportKeys() != null && !hasTransportKeys(profile, sample.transportKeys())) {
            wrong.add(new FieldProblem("transportKeys", "are none of this card type's"));
        }
        if (!wrong.isEmpty()) {
            throw ProblemException.invalidFields(wrong);
        }
        return photo;
    }

    private static boolean hasTransportKeys(CardTypeProfile profile, String set) {
        return profile.technology() instanceof GlobalPlatformTerms card && card.transportKeys(set) != null;
    }

    private @Nullable Bytes photo(CardTypeProfile profile, @Nullable Bytes sent, List<FieldProblem> wrong) {
        String name = profile.photo();
        if (name == null) {
            if (sent != null) {
                wrong.add(new FieldProblem(PHOTO, "is carried by no card of this type"));
            }
            return null;
        }
        if (sent == null) {
            return SampleValues.photo();
        }
        try {
            int maxBytes = Objects.requireNonNull(profile.values().get(name)).maxBytes();
            return photos.fit(Photo.of(sent), PhotoSize.onChip(maxBytes));
        } catch (UnusablePhotoException e) {
            wrong.add(new FieldProblem(PHOTO, String.valueOf(e.getMessage())));
            return null;
        }
    }
}
