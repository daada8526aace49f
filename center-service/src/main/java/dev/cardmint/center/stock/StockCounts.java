package dev.cardmint.center.stock;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.profiles.Product;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where counts of blanks are kept. */
public interface StockCounts {

    List<StockCount> ofBranch(String branch, Purpose purpose);

    /** What is left of a card type's blanks, by kind; a kind of which no stock is kept is not there. */
    Map<Product, Integer> left(String branch, Purpose purpose, String cardType);

    /** How many lie on a shelf, which nobody else changes until the transaction ends; {@code null} if none is kept. */
    @Nullable
    Integer lock(Shelf shelf);

    /** Adds to a shelf, which there is from now on, and gives the sum. */
    int add(StockCount received);

    /** What was counted takes the place of what was there. */
    void replace(StockCount counted);

    /** No stock is kept there any more. */
    void remove(Shelf shelf);

    /** Enters that a blank has left a shelf; {@code false} if it has left one before. */
    boolean enterTaken(Shelf shelf, ChipIdentity chip, Instant now);

    boolean wasTaken(Purpose purpose, ChipIdentity chip);

    /** One blank fewer; there must be one. */
    void takeOne(Shelf shelf);
}
