package dev.cardmint.center.requests;

import dev.cardmint.center.choices.CardChoices;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceRecords.NewRecord;
import dev.cardmint.center.issuance.IssuanceState.Phase;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.notices.Contacts;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.requests.CardRequests.Placed;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes records of checked orders, each once. */
@Component
class OrderEntries {

    private static final String PHOTO = "photo";

    private final CardRequestStore store;
    private final IssuanceRecords records;
    private final CardChoices choices;
    private final Contacts contacts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OrderEntries(CardRequestStore store, IssuanceRecords records, CardChoices choices, Contacts contacts, Clock clock) {
        this.store = store;
        this.records = records;
        this.choices = choices;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** What became of the same order, or {@code null} if it is new. */
    @Transactional(readOnly = true)
    public @Nullable Placed find(Caller caller, CheckedOrder order) {
        CardRequest before = store.find(caller.terminalId(), order.order().orderId());
        return before == null ? null : repeated(before, order);
    }

    /** Makes a record of an order, or finds the one that was made of the same order before. */
    @Transactional
    public Placed place(Caller caller, CheckedOrder order, @Nullable Bytes photo) {
        CardRequest before = store.findLocked(caller.terminalId(), order.order().orderId());
        return before == null ? enter(caller, order, photo) : repeated(before, order);
    }

    private Placed repeated(CardRequest before, CheckedOrder order) {
        if (!before.commitment().equals(order.commitment())) {
            throw new ProblemException(
                    ProblemType.ORDER_ALREADY_USED,
                    "This order id belongs to another order. Use a new order id for a new card.");
        }
        Phase state = records.get(new RecordId(before.record())).state().phase();
        return new Placed(before.id(), before.record(), state, true);
    }

    private Placed enter(Caller caller, CheckedOrder order, @Nullable Bytes photo) {
        Bytes onChip = order.profile().photo() == null ? null : photo;
        try (var data =
                PersonalizationData.create(order.profile(), order.order().values(), onChip, random)) {
            RecordId record = records.create(caller, wanted(caller, order.profile()), data);
            choices.ask(record, order.profile(), order.order().wish());
            UUID id = add(caller, order, record);
            if (photo != null && onChip == null) {
                keepPhoto(record, photo);
            }
            return new Placed(id, record.value(), Phase.UNISSUED, false);
        }
    }

    /** Makes records of orders of one card type that are known to be new and have no photo. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enterAll(Caller caller, CardTypeProfile profile, List<CheckedOrder> orders) {
        List<PersonalizationData> data = orders.stream()
                .map(order -> PersonalizationData.create(profile, order.order().values(), random))
                .toList();
        try {
            List<RecordId> created = records.createAll(caller, wanted(caller, profile), data);
            for (int i = 0; i < created.size(); i++) {
                add(caller, orders.get(i), created.get(i));
            }
            store.flush();
        } finally {
            data.forEach(PersonalizationData::close);
        }
    }

    private static NewRecord wanted(Caller caller, CardTypeProfile profile) {
        return new NewRecord(profile.profile(), profile.version(), CardRequests.purpose(caller));
    }

    private UUID add(Caller caller, CheckedOrder checked, RecordId record) {
        CardOrder order = checked.order();
        UUID id = UUID.randomUUID();
        store.add(new CardRequest(
                id,
                caller.terminalId(),
                order.orderId(),
                order.cardType(),
                checked.commitment(),
                record.value(),
                clock.instant()));
        if (order.contact() != null) {
            contacts.keep(record, order.contact().accepted());
        }
        return id;
    }

    /** Under the record's data key, so that it is erased with the record. */
    private void keepPhoto(RecordId record, Bytes photo) {
        store.addPhoto(record.value(), records.encrypt(record, PHOTO, photo.toByteArray()));
    }
}
