package dev.cardmint.center.stock;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Operator;
import dev.cardmint.center.operators.Role;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.profiles.UnknownProfileException;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts a branch's blanks where it keeps stock: supervisors enter what came and what they counted. */
@Service
public class BlankStock {

    private final StockCounts counts;
    private final CardTypeProfiles cardTypes;
    private final AuditLog audit;
    private final Clock clock;

    BlankStock(StockCounts counts, CardTypeProfiles cardTypes, AuditLog audit, Clock clock) {
        this.counts = counts;
        this.cardTypes = cardTypes;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the caller's branch has. */
    @Transactional(readOnly = true)
    public List<StockCount> all(Caller caller) {
        caller.requireBranch(caller.terminal().branch());
        return counts.ofBranch(
                caller.terminal().branch(),
                Shelf.at(caller, "", Product.CONTACT).purpose());
    }

    /** Puts blanks that came on their shelf; from now on stock is kept of them. */
    @Transactional
    public StockCount receive(Caller caller, String cardType, Product product, int blanks) {
        StockCount received = count(caller, cardType, product, blanks);
        int sum = counts.add(received);
        append(AuditKind.STOCK_RECEIVED, caller, received.shelf(), blanks);
        return new StockCount(received.shelf(), sum, received.changedBy(), received.changedAt());
    }

    /** Takes down what somebody counted. */
    @Transactional
    public StockCount recount(Caller caller, String cardType, Product product, int blanks) {
        StockCount counted = count(caller, cardType, product, blanks);
        counts.replace(counted);
        append(AuditKind.STOCK_COUNTED, caller, counted.shelf(), blanks);
        return counted;
    }

    /** Keeps no stock of a kind of blanks any more. */
    @Transactional
    public void end(Caller caller, String cardType, Product product) {
        requireKeeper(caller);
        Shelf shelf = Shelf.at(caller, cardType, product);
        Integer left = counts.lock(shelf);
        if (left != null) {
            counts.remove(shelf);
            append(AuditKind.STOCK_ENDED, caller, shelf, left);
        }
    }

    private StockCount count(Caller caller, String cardType, Product product, int blanks) {
        Operator keeper = requireKeeper(caller);
        CardTypeProfile profile = profile(cardType);
        if (!profile.products().contains(product)) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "A %s is not made %s.".formatted(profile.name(), product.words()));
        }
        return new StockCount(Shelf.at(caller, cardType, product), blanks, keeper.username(), clock.instant());
    }

    private static Operator requireKeeper(Caller caller) {
        caller.requireTerminal(TerminalKind.BASE, TerminalKind.OFFICE);
        caller.requireBranch(caller.terminal().branch());
        return caller.requireRole(Role.SUPERVISOR);
    }

    private CardTypeProfile profile(String cardType) {
        try {
            return cardTypes.current(cardType);
        } catch (UnknownProfileException e) {
            throw new ProblemException(ProblemType.UNKNOWN_PROFILE, "The center issues no cards of this type.");
        }
    }

    /** What the caller's branch has left of a card type's blanks; kinds of which it keeps no stock are not there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Product, Integer> left(Caller caller, String cardType) {
        Shelf shelf = Shelf.at(caller, cardType, Product.CONTACT);
        return counts.left(shelf.branch(), shelf.purpose(), cardType);
    }

    /**
     * Takes a blank from its shelf, once for each chip. Where no stock is kept, nothing is taken.
     *
     * @return whether there was one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(Caller caller, Shelf shelf, ChipIdentity chip) {
        Integer left = counts.lock(shelf);
        if (left == null) {
            return true;
        }
        if (left == 0) {
            return counts.wasTaken(shelf.purpose(), chip);
        }
        if (counts.enterTaken(shelf, chip, clock.instant())) {
            counts.takeOne(shelf);
            audit.append(entry(AuditKind.STOCK_TAKEN, caller, shelf)
                    .chip(chip.value())
                    .detail("left", left - 1));
        }
        return true;
    }

    private void append(AuditKind kind, Caller caller, Shelf shelf, int blanks) {
        audit.append(entry(kind, caller, shelf).detail("blanks", blanks));
    }

    private static AuditEntry entry(AuditKind kind, Caller caller, Shelf shelf) {
        return AuditEntry.of(kind)
                .by(caller)
                .detail("branch", shelf.branch())
                .detail("purpose", shelf.purpose())
                .detail("cardType", shelf.cardType())
                .detail("product", shelf.product());
    }
}
