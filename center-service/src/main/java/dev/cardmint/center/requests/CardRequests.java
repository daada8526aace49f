package dev.cardmint.center.requests;

import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceRecords.OpenedRecord;
import dev.cardmint.center.issuance.IssuanceState;
import dev.cardmint.center.issuance.IssuanceState.Phase;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.photos.Photo;
import dev.cardmint.center.photos.PhotoFitting;
import dev.cardmint.center.photos.PhotoSize;
import dev.cardmint.center.photos.UnusablePhotoException;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.UnreadableProfileException;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders from customers' systems and shows clerks what waits for a card. */
@Service
public class CardRequests {

    private static final String PHOTO = "photo";

    private final CardRequestStore store;
    private final IssuanceRecords records;
    private final CardTypeProfiles profiles;
    private final OrderChecks checks;
    private final OrderEntries entries;
    private final PhotoFitting photos;

    CardRequests(
            CardRequestStore store,
            IssuanceRecords records,
            CardTypeProfiles profiles,
            OrderChecks checks,
            OrderEntries entries,
            PhotoFitting photos) {
        this.store = store;
        this.records = records;
        this.profiles = profiles;
        this.checks = checks;
        this.entries = entries;
        this.photos = photos;
    }

    /**
     * What became of an order.
     *
     * @param repeated whether it had been placed before, with the same content
     */
    public record Placed(UUID id, UUID record, Phase state, boolean repeated) {}

    /** Where an order stands, for the customer who placed it: nothing of the holder. */
    public record Standing(
            UUID id, UUID record, String orderId, String cardType, Phase state, int issuanceCount, Instant createdAt) {}

    /**
     * A card request as a clerk sees it in a list.
     *
     * @param number orders the list; the next page starts after it
     * @param label initials and the last digits, never more
     */
    public record Listed(
            long number,
            UUID record,
            String orderId,
            String cardType,
            String label,
            Phase state,
            int issuanceCount,
            Instant createdAt) {

        @Override
        public String toString() {
            return "Listed[" + record + "]";
        }
    }

    /**
     * Makes a record of an order, or finds the one that was made of the same order before. Photos are made to fit
     * outside any transaction, and not again for an order that is repeated.
     */
    public Placed place(Caller caller, CardOrder given) {
        caller.requireTerminal(TerminalKind.CUSTOMER);
        CheckedOrder order = checks.check(caller.terminalId(), given);
        if (order.photo() == null) {
            return entries.place(caller, order, null);
        }
        Placed before = entries.find(caller, order);
        return before == null ? entries.place(caller, order, fitted(order.profile(), order.photo())) : before;
    }

    private Bytes fitted(CardTypeProfile profile, Photo photo) {
        ValueRule onChip = profile.photo() == null ? null : profile.values().get(profile.photo());
        try {
            return photos.fit(photo, onChip == null ? PhotoSize.inPrint() : PhotoSize.onChip(onChip.maxBytes()));
        } catch (UnusablePhotoException e) {
            throw ProblemException.invalidFields(List.of(new FieldProblem(PHOTO, String.valueOf(e.getMessage()))));
        }
    }

    /** Where an order stands that this customer placed, or 404: other customers' orders are not told from none. */
    @Transactional(readOnly = true)
    public Standing standing(Caller caller, String orderId) {
        caller.requireTerminal(TerminalKind.CUSTOMER);
        return standing(store.find(caller.terminalId(), orderId));
    }

    /** The same for the record that was made of an order. */
    @Transactional(readOnly = true)
    public Standing standing(Caller caller, RecordId record) {
        caller.requireTerminal(TerminalKind.CUSTOMER);
        return standing(store.ofRecords(List.of(record.value())).stream()
                .filter(request -> request.customer().equals(caller.terminalId()))
                .findFirst()
                .orElse(null));
    }

    private Standing standing(@Nullable CardRequest request) {
        if (request == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "No such card request of yours.");
        }
        IssuanceState state = records.get(new RecordId(request.record())).state();
        return new Standing(
                request.id(),
                request.record(),
                request.orderId(),
                request.cardType(),
                state.phase(),
                state.issuanceCount(),
                request.createdAt());
    }

    /** A page of requests whose records are in one of these states, newest last. */
    @Transactional(readOnly = true)
    public List<Listed> page(Caller caller, List<Phase> states, long after, int limit) {
        caller.requireOperator();
        List<OpenedRecord> page = records.page(purpose(caller), states, after, limit);
        try {
            return listed(page);
        } finally {
            page.forEach(OpenedRecord::close);
        }
    }

    private List<Listed> listed(List<OpenedRecord> page) {
        List<UUID> ids =
                page.stream().map(opened -> opened.issuance().id().value()).toList();
        Map<UUID, CardRequest> requests =
                store.ofRecords(ids).stream().collect(Collectors.toMap(CardRequest::record, Function.identity()));
        var listed = new ArrayList<Listed>();
        for (OpenedRecord opened : page) {
            CardRequest request = requests.get(opened.issuance().id().value());
            if (request != null) {
                listed.add(listed(opened, request));
            }
        }
        return listed;
    }

    private Listed listed(OpenedRecord opened, CardRequest request) {
        IssuanceRecord issuance = opened.issuance();
        return new Listed(
                opened.sequence(),
                issuance.id().value(),
                request.orderId(),
                request.cardType(),
                label(issuance, opened.data()),
                issuance.state().phase(),
                issuance.state().issuanceCount(),
                issuance.createdAt());
    }

    /** One card type that cannot be read must not keep the others' requests from being listed. */
    private String label(IssuanceRecord issuance, PersonalizationData data) {
        try {
            return MaskedLabel.of(profiles.get(issuance.profile(), issuance.profileVersion()), data);
        } catch (UnreadableProfileException e) {
            return "";
        }
    }

    static Purpose purpose(Caller caller) {
        return Purpose.of(caller.terminal().drill());
    }
}
