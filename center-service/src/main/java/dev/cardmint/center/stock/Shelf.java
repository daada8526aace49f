package dev.cardmint.center.stock;

import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.Product;

/** Where blanks of one kind lie at one branch; those for drills lie apart. */
public record Shelf(String branch, Purpose purpose, String cardType, Product product) {

    /** The shelf of the branch that a terminal belongs to. */
    public static Shelf at(Caller caller, String cardType, Product product) {
        Purpose purpose = Purpose.of(caller.terminal().drill());
        return new Shelf(caller.terminal().branch(), purpose, cardType, product);
    }
}
