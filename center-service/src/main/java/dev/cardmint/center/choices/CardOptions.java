package dev.cardmint.center.choices;

import dev.cardmint.center.designs.DesignVersion;
import dev.cardmint.center.profiles.Product;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen for a card of one type.
 *
 * @param designs in the order of their names; the usual choice is the first, on the first of its kinds of blanks
 * @param outOfStock kinds of blanks that could be chosen if there were any
 */
public record CardOptions(List<DesignOption> designs, List<Product> outOfStock) {

    public CardOptions {
        designs = List.copyOf(designs);
        outOfStock = List.copyOf(outOfStock);
    }

    /** A design, and the kinds of blanks that it can be chosen on now. */
    public record DesignOption(String design, int version, String title, List<Product> products) {

        CardChoice on(Product product) {
            return new CardChoice(design, version, product);
        }
    }

    /**
     * What a card type allows.
     *
     * @param inUse the designs of the card type that are in use
     * @param allowed the kinds of blanks that the card type is made on
     * @param left how many there are of the kinds of which stock is kept
     */
    static CardOptions of(List<DesignVersion> inUse, Set<Product> allowed, Map<Product, Integer> left) {
        var designs = new ArrayList<DesignOption>();
        Set<Product> missing = EnumSet.noneOf(Product.class);
        for (DesignVersion design : inUse) {
            var here = new ArrayList<Product>();
            for (Product product : Product.values()) {
                if (design.products().contains(product) && allowed.contains(product)) {
                    boolean none = Integer.valueOf(0).equals(left.get(product));
                    (none ? missing : here).add(product);
                }
            }
            if (!here.isEmpty()) {
                designs.add(new DesignOption(design.design(), design.version(), design.title(), here));
            }
        }
        return new CardOptions(designs, List.copyOf(missing));
    }

    /** What is taken if nobody chooses, or {@code null} if there is nothing. */
    @Nullable
    CardChoice usual() {
        return fitting(null, null);
    }

    /**
     * The first choice that fits.
     *
     * @param design any if {@code null}
     * @param product any if {@code null}
     * @return {@code null} if none does
     */
    @Nullable
    CardChoice fitting(@Nullable String design, @Nullable Product product) {
        for (DesignOption option : designs) {
            for (Product each : option.products()) {
                if ((design == null || design.equals(option.design())) && (product == null || product == each)) {
                    return option.on(each);
                }
            }
        }
        return null;
    }

    /** What is taken now for a record: what was chosen, in the version in use, and the usual where nobody chose. */
    @Nullable
    CardChoice preset(@Nullable ChosenCard chosen) {
        CardChoice kept = chosen == null
                ? null
                : fitting(chosen.choice().design(), chosen.choice().product());
        return kept != null || (chosen != null && chosen.asked()) ? kept : usual();
    }
}
