package dev.cardmint.center.choices;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.choices.ChosenCard.Release;
import dev.cardmint.center.designs.DesignVersion;
import dev.cardmint.center.designs.Designs;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState.Unissued;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Operator;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.stock.BlankStock;
import dev.cardmint.center.stock.Shelf;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Design and kind of blank of a record's card: offered, chosen, and fixed before a blank is written. */
@Service
public class CardChoices {

    private final ChosenCards chosen;
    private final Designs designs;
    private final CardTypeProfiles cardTypes;
    private final BlankStock stock;
    private final IssuanceRecords records;
    private final AuditLog audit;
    private final Clock clock;

    CardChoices(
            ChosenCards chosen,
            Designs designs,
            CardTypeProfiles cardTypes,
            BlankStock stock,
            IssuanceRecords records,
            AuditLog audit,
            Clock clock) {
        this.chosen = chosen;
        this.designs = designs;
        this.cardTypes = cardTypes;
        this.stock = stock;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a clerk can choose for a record, and what is taken if the clerk does not.
     *
     * @param preset {@code null} if there is nothing to take
     * @param message what to do then, otherwise empty
     */
    public record Offered(CardOptions options, @Nullable CardChoice preset, String message) {}

    /** What a customer asks for, either of it or both. */
    public record Wish(@Nullable String design, @Nullable Product product) {

        public boolean isEmpty() {
            return design == null && product == null;
        }
    }

    /** What a clerk at a base can choose for a record that waits for its card. */
    @Transactional(readOnly = true)
    public Offered offered(Caller caller, RecordId id) {
        caller.requireOperatorAtBase();
        IssuanceRecord record = waiting(caller, records.get(id));
        CardTypeProfile profile = profileOf(record);
        List<DesignVersion> inUse = designs.inUse(record.profile());
        CardOptions options = CardOptions.of(inUse, profile.products(), stock.left(caller, record.profile()));
        ChosenCard before = chosen.find(id);
        CardChoice preset = options.preset(before);
        boolean missing = preset == null && !inUse.isEmpty();
        return new Offered(options, preset, missing ? complaint(caller, options, before) : "");
    }

    /** Takes down what a clerk chose for a record that waits for its card. */
    @Transactional
    public CardChoice choose(Caller caller, RecordId id, String design, Product product) {
        Operator clerk = caller.requireOperatorAtBase();
        IssuanceRecord record = waiting(caller, records.lock(id));
        CardOptions options = options(caller, record);
        CardChoice choice = options.fitting(design, product);
        if (choice == null) {
            throw conflict(
                    options.outOfStock().contains(product)
                            ? outOfStock(caller, product)
                            : "This design, on this kind of card, is not in use for cards of this record's type.");
        }
        chosen.put(new ChosenCard(id, choice, true, clerk.username(), clock.instant(), null));
        audit.append(described(AuditEntry.of(AuditKind.CARD_CHOSEN).by(caller).record(id.value()), choice));
        return choice;
    }

    /**
     * Fixes what the next card of a record is, before a chip is asked for anything that it may count.
     *
     * @param record locked
     * @return {@code null} if the card type has no designs: then nothing is printed, and no stock is kept
     * @throws ProblemException if what was chosen is not to be had any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable CardChoice settle(Caller caller, IssuanceRecord record) {
        List<DesignVersion> inUse = designs.inUse(record.profile());
        if (inUse.isEmpty()) {
            return null;
        }
        CardOptions options = CardOptions.of(inUse, profileOf(record).products(), stock.left(caller, record.profile()));
        ChosenCard before = chosen.find(record.id());
        CardChoice choice = options.preset(before);
        if (choice == null) {
            throw conflict(complaint(caller, options, before) + " Nothing was written.");
        }
        if (before == null || !before.choice().equals(choice)) {
            boolean asked = before != null && before.asked();
            String by = before == null ? null : before.chosenBy();
            chosen.put(new ChosenCard(record.id(), choice, asked, by, clock.instant(), null));
        }
        return choice;
    }

    /**
     * Takes a blank out of the stock for a card whose first script is about to leave.
     *
     * @param record locked
     * @return whether there was one, or no stock is kept of them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean release(Caller caller, IssuanceRecord record, ChipIdentity chip) {
        ChosenCard found = chosen.find(record.id());
        if (found == null) {
            return true;
        }
        Product product = found.choice().product();
        if (!stock.take(caller, Shelf.at(caller, record.profile(), product), chip)) {
            return false;
        }
        chosen.released(record.id(), new Release(chip, clock.instant()));
        return true;
    }

    /** What was chosen for a record, or {@code null}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable ChosenCard find(RecordId record) {
        return chosen.find(record);
    }

    /** What is wrong with a customer's wish, or {@code null} if a card can be made so. */
    @Transactional(readOnly = true)
    public @Nullable FieldProblem complaint(CardTypeProfile profile, Wish wish) {
        if (wish.isEmpty()) {
            return null;
        }
        if (wish.product() != null && !profile.products().contains(wish.product())) {
            return new FieldProblem("product", "is no kind of blank that these cards are made on");
        }
        CardOptions options = CardOptions.of(designs.inUse(profile.profile()), profile.products(), Map.of());
        if (options.fitting(wish.design(), null) == null) {
            return new FieldProblem("design", "is not in use for cards of type " + profile.profile());
        }
        return options.fitting(wish.design(), wish.product()) == null
                ? new FieldProblem("product", "is not among those of this design")
                : null;
    }

    /** Keeps a customer's wish, which was found good. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(RecordId record, CardTypeProfile profile, Wish wish) {
        if (wish.isEmpty()) {
            return;
        }
        CardOptions options = CardOptions.of(designs.inUse(profile.profile()), profile.products(), Map.of());
        CardChoice choice = options.fitting(wish.design(), wish.product());
        if (choice != null) {
            chosen.put(new ChosenCard(record, choice, true, null, clock.instant(), null));
        }
    }

    /** Adds what was chosen to an entry of the log. */
    public static AuditEntry described(AuditEntry entry, @Nullable CardChoice choice) {
        return choice == null
                ? entry
                : entry.detail("design", choice.design())
                        .detail("designVersion", choice.version())
                        .detail("product", choice.product());
    }

    private CardOptions options(Caller caller, IssuanceRecord record) {
        return CardOptions.of(
                designs.inUse(record.profile()), profileOf(record).products(), stock.left(caller, record.profile()));
    }

    private CardTypeProfile profileOf(IssuanceRecord record) {
        return cardTypes.get(record.profile(), record.profileVersion());
    }

    private static IssuanceRecord waiting(Caller caller, IssuanceRecord record) {
        if ((record.purpose() == Purpose.DRILL) != caller.terminal().drill()) {
            throw new ProblemException(
                    ProblemType.DRILL_MISMATCH, "Drill records are shown at drill terminals, and no others there.");
        }
        if (!(record.state() instanceof Unissued)) {
            throw new ProblemException(
                    ProblemType.RECORD_NOT_UNISSUED, "A card is chosen while its record waits to be made.");
        }
        return record;
    }

    private static String complaint(Caller caller, CardOptions options, @Nullable ChosenCard before) {
        Product wanted = before == null ? null : before.choice().product();
        if (wanted != null && options.outOfStock().contains(wanted)) {
            return outOfStock(caller, wanted);
        }
        if (wanted == null && !options.outOfStock().isEmpty()) {
            return outOfStock(caller, options.outOfStock().get(0));
        }
        return "The design that was chosen for this card is not in use any more. Choose another one.";
    }

    private static String outOfStock(Caller caller, Product product) {
        return "Branch %s has no blanks %s for this card left. Choose another kind, or ask a supervisor to enter new ones."
                .formatted(caller.terminal().branch(), product.words());
    }

    private static ProblemException conflict(String words) {
        return new ProblemException(ProblemType.CONFLICT, words);
    }
}
