package dev.cardmint.center.holders;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.issuance.finding.RecordHashes;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.ApprovalAction;
import dev.cardmint.center.operators.ApprovalAction.Kind;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.UnknownProfileException;
import dev.cardmint.center.profiles.identification.SearchKey;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.holder.HolderQuestion;
import dev.cardmint.model.holder.HolderSearch;
import dev.cardmint.model.holder.HolderSearch.Found;
import dev.cardmint.model.holder.HolderSearchForm;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.ReissueChoice.Asked;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Searches for a holder whose card is not there or says nothing: what the holder says, all values of a key, under a
 * second person's approval of exactly this question. The log tells who searched and what was shown, never what was
 * searched for.
 */
@Service
public class HolderSearches {

    private static final int MOST_SHOWN = 5;
    private static final int MOST_LOOKED_AT = 50;

    private final CardTypeProfiles profiles;
    private final RecordHashes hashes;
    private final FoundRecords records;
    private final KeyVault vault;
    private final Approvals approvals;
    private final AuditLog audit;

    HolderSearches(
            CardTypeProfiles profiles,
            RecordHashes hashes,
            FoundRecords records,
            KeyVault vault,
            Approvals approvals,
            AuditLog audit) {
        this.profiles = profiles;
        this.hashes = hashes;
        this.records = records;
        this.vault = vault;
        this.approvals = approvals;
        this.audit = audit;
    }

    /** What can be searched by, for every card type in use that allows it. */
    public List<HolderSearchForm> forms() {
        return profiles.all().stream()
                .filter(profile -> !profile.holderSearch().isEmpty())
                .map(HolderSearches::form)
                .toList();
    }

    private static HolderSearchForm form(CardTypeProfile profile) {
        return new HolderSearchForm(
                profile.profile(),
                profile.name(),
                profile.holderSearch().stream().map(key -> asked(profile, key)).toList());
    }

    private static HolderSearchForm.Key asked(CardTypeProfile profile, SearchKey key) {
        return new HolderSearchForm.Key(profile.values().entrySet().stream()
                .filter(value -> key.values().contains(value.getKey()))
                .map(value -> new Asked(value.getKey(), value.getValue().label()))
                .toList());
    }

    /** Looks for a holder's records, once a second person has approved the question. */
    @Transactional
    public HolderSearch search(Caller caller, HolderQuestion question) {
        CardTypeProfile profile = profile(question.cardType());
        SearchKey key = key(profile, question.values().keySet());
        Map<String, String> values = checked(profile, question.values());
        Purpose purpose = Purpose.of(caller.terminal().drill());
        String subject = subject(purpose, profile, key, values);
        if (question.approval() == null) {
            return new HolderSearch(
                    subject,
                    true,
                    List.of(),
                    false,
                    "A second person must agree to this search. Nothing was looked for.");
        }
        approvals.use(question.approval(), ApprovalAction.about(Kind.FIND_HOLDER, subject), caller);
        List<Found> found =
                hashes.find(purpose, profile.profile(), key, name -> text(values, name), MOST_LOOKED_AT).stream()
                        .flatMap(id -> Stream.ofNullable(records.shown(caller, id)))
                        .toList();
        List<Found> shown = found.stream().limit(MOST_SHOWN).toList();
        append(caller, profile, key, shown);
        return new HolderSearch(subject, false, shown, found.size() > shown.size(), message(found));
    }

    private CardTypeProfile profile(String cardType) {
        try {
            return profiles.current(cardType);
        } catch (UnknownProfileException e) {
            throw new ProblemException(ProblemType.UNKNOWN_PROFILE, "The center issues no cards of this type.");
        }
    }

    private static SearchKey key(CardTypeProfile profile, Set<String> names) {
        return profile.holderSearch().stream()
                .filter(key -> Set.copyOf(key.values()).equals(names))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidFields(List.of(new FieldProblem(
                        "values",
                        profile.holderSearch().isEmpty()
                                ? "must not be searched by: holders of such cards are not searched for"
                                : "must be all of one of these: " + names(profile)))));
    }

    private static String names(CardTypeProfile profile) {
        return profile.holderSearch().stream().map(SearchKey::name).collect(Collectors.joining(", "));
    }

    /** A value that no record can have is a mistake, and says so; it costs no approval. */
    private static Map<String, String> checked(CardTypeProfile profile, Map<String, String> given) {
        Map<String, String> values = profile.normalize(given);
        List<FieldProblem> wrong = new TreeSet<>(values.keySet())
                .stream()
                        .flatMap(name -> Stream.ofNullable(wrong(profile, name, text(values, name))))
                        .toList();
        if (!wrong.isEmpty()) {
            throw ProblemException.invalidFields(wrong);
        }
        return values;
    }

    private static @Nullable FieldProblem wrong(CardTypeProfile profile, String name, String value) {
        String complaint = Objects.requireNonNull(profile.values().get(name)).complaint(value.strip());
        return complaint == null ? null : new FieldProblem("values." + name, complaint);
    }

    private static String text(Map<String, String> values, String name) {
        return Objects.requireNonNull(values.get(name)).strip();
    }

    /** Another hash than the one that records are found by: the approvals must not tell whose record was looked for. */
    private String subject(Purpose purpose, CardTypeProfile profile, SearchKey key, Map<String, String> values) {
        byte[] canonical = key.canonical(name -> text(values, name));
        try {
            String context = "holder-search/%s/%s/%s".formatted(purpose, profile.profile(), key.name());
            return "%s/%d/%s"
                    .formatted(
                            profile.profile(),
                            profile.version(),
                            vault.keyedHash(context, canonical).toHex());
        } finally {
            Arrays.fill(canonical, (byte) 0);
        }
    }

    private void append(Caller caller, CardTypeProfile profile, SearchKey key, List<Found> shown) {
        audit.append(AuditEntry.of(AuditKind.HOLDER_SEARCHED)
                .by(caller)
                .detail("cardType", profile.profile())
                .detail("by", key.name())
                .detail(
                        "shown",
                        shown.stream().map(Found::record).map(Object::toString).collect(Collectors.joining(" "))));
    }

    private static String message(List<Found> found) {
        if (found.isEmpty()) {
            return "No card of this branch was issued to such a holder. Look at what was typed, or ask the branch that"
                    + " issued it.";
        }
        return found.size() > MOST_SHOWN
                ? "More cards fit than are shown. Search by another value if the holder's is not among them."
                : "Choose the holder's card and say why a new one is made.";
    }
}
