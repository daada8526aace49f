package dev.cardmint.lab.cards;

import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.securechannel.LabFactoryKeys;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.Locale;

/**
 * Which blanks a lab has: for each card type some with keys of their own, and some with keys that all of them share.
 */
public enum CardKind {
    PAYMENT(CardProduct.PAYMENT, false),
    PAYMENT_SHARED(CardProduct.PAYMENT, true),
    IDENTITY(CardProduct.IDENTITY, false),
    IDENTITY_SHARED(CardProduct.IDENTITY, true);

    private final CardProduct product;
    private final boolean shared;

    CardKind(CardProduct product, boolean shared) {
        this.product = product;
        this.shared = shared;
    }

    /** The blank of this kind that a request for a card type is issued to. */
    public static CardKind of(String cardType, boolean shared) {
        return valueOf(cardType.toUpperCase(Locale.ROOT) + (shared ? "_SHARED" : ""));
    }

    /** The card type that a center issues it as. */
    public String cardType() {
        return product.name().toLowerCase(Locale.ROOT);
    }

    public boolean shared() {
        return shared;
    }

    /** How many secure channels issuing takes. */
    public int channels() {
        return product == CardProduct.IDENTITY ? 2 : 1;
    }

    /** A blank as its maker delivers it; keys of its own come from the transport master. */
    BlankCard blank(MasterKey transport) {
        if (!shared) {
            return BlankCard.with(transport).product(product);
        }
        StaticKeys keys = LabFactoryKeys.keys(); // each blank copies them, and their lab is open to all
        return BlankCard.with(LabFactoryKeys.KEY_VERSION, keys)
                .option(LabFactoryKeys.OPTION)
                .product(product);
    }
}
