package dev.cardmint.center.requests;

import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceRecords.NewRecord;
import dev.cardmint.center.issuance.IssuanceRecords.OpenedRecord;
import dev.cardmint.center.issuance.IssuanceState.Phase;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.UnknownProfileException;
import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders from customers' systems and shows clerks what waits for a card. */
@Service
public class CardRequests {

    private static final String NAME = "name";
    private static final String PHOTO = "photo";

    private final CardRequestStore store;
    private final IssuanceRecords records;
    private final CardTypeProfiles profiles;
    private final KeyVault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CardRequests(
            CardRequestStore store, IssuanceRecords records, CardTypeProfiles profiles, KeyVault vault, Clock clock) {
        this.store = store;
        this.records = records;
        this.profiles = profiles;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What became of an order.
     *
     * @param repeated whether it had been placed before, with the same content
     */
    public record Placed(UUID id, UUID record, Phase state, boolean repeated) {}

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

    /** Makes a record of an order, or finds the one that was made of the same order before. */
    @Transactional
    public Placed place(Caller caller, CardOrder given) {
        caller.requireTerminal(TerminalKind.CUSTOMER);
        CardTypeProfile profile = profile(given.cardType());
        CardOrder order = validated(profile, given);
        Bytes commitment = commitment(caller.terminalId(), order);
        CardRequest before = store.findLocked(caller.terminalId(), order.orderId());
        if (before == null) {
            return enter(caller, profile, order, commitment);
        }
        if (!before.commitment().equals(commitment)) {
            throw new ProblemException(
                    ProblemType.ORDER_ALREADY_USED,
                    "This order id belongs to another order. Use a new order id for a new card.");
        }
        Phase state = records.get(new RecordId(before.record())).state().phase();
        return new Placed(before.id(), before.record(), state, true);
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

    private Placed enter(Caller caller, CardTypeProfile profile, CardOrder order, Bytes commitment) {
        try (var data = PersonalizationData.create(profile, order.values(), random)) {
            var wanted = new NewRecord(profile.profile(), profile.version(), purpose(caller));
            RecordId record = records.create(caller, wanted, data);
            UUID id = UUID.randomUUID();
            store.add(new CardRequest(
                    id,
                    caller.terminalId(),
                    order.orderId(),
                    order.cardType(),
                    commitment,
                    record.value(),
                    clock.instant()));
            keepPhoto(record, order);
            return new Placed(id, record.value(), Phase.UNISSUED, false);
        }
    }

    /** Under the record's data key, so that it is erased with the record. */
    private void keepPhoto(RecordId record, CardOrder order) {
        Photo photo = order.photo();
        if (photo != null) {
            store.addPhoto(
                    record.value(), records.encrypt(record, PHOTO, photo.jpeg().toByteArray()));
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

    private String label(IssuanceRecord issuance, PersonalizationData data) {
        CardTypeProfile profile = profiles.get(issuance.profile(), issuance.profileVersion());
        String number = profile.values().entrySet().stream()
                .filter(value -> value.getValue().type() == ValueType.CARD_NUMBER)
                .map(value -> data.text(value.getKey()))
                .findFirst()
                .orElse("");
        String name = profile.values().containsKey(NAME) ? data.text(NAME) : "";
        return MaskedLabel.of(name, number);
    }

    private CardTypeProfile profile(String cardType) {
        try {
            return profiles.current(cardType);
        } catch (UnknownProfileException e) {
            throw new ProblemException(ProblemType.UNKNOWN_PROFILE, "The center issues no cards of this type.");
        }
    }

    private static CardOrder validated(CardTypeProfile profile, CardOrder order) {
        var wrong = new ArrayList<FieldProblem>();
        profile.validate(order.values())
                .forEach(error -> wrong.add(new FieldProblem("values." + error.field(), error.message())));
        if (!wrong.isEmpty()) {
            throw ProblemException.invalidFields(wrong);
        }
        return order.withValues(profile.normalize(order.values()));
    }

    /** Keyed, since values of few possibilities (a card number, a date) could be found from a plain digest. */
    private Bytes commitment(String customer, CardOrder order) {
        byte[] canonical = order.canonical();
        try {
            return vault.keyedHash("card-request/%s/%s".formatted(customer, order.orderId()), canonical);
        } finally {
            Arrays.fill(canonical, (byte) 0);
        }
    }

    private static Purpose purpose(Caller caller) {
        return caller.terminal().drill() ? Purpose.DRILL : Purpose.PRODUCTION;
    }
}
