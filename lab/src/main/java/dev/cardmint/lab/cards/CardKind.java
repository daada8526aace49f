package dev.cardmint.lab.cards;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.Blank;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.BlankFileCard;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.securechannel.LabAccessKey;
import dev.cardmint.simulator.securechannel.LabAes256Master;
import dev.cardmint.simulator.securechannel.LabFactoryKeys;
import dev.cardmint.simulator.securechannel.LabLegacyMaster;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which blanks a lab has: for each card type some with keys of their own, and for some also with keys that all share.
 */
public enum CardKind {
    PAYMENT("payment", CardProduct.PAYMENT, Keys.TRANSPORT),
    PAYMENT_SHARED("payment", CardProduct.PAYMENT, Keys.FACTORY),
    IDENTITY("identity", CardProduct.IDENTITY, Keys.TRANSPORT),
    IDENTITY_SHARED("identity", CardProduct.IDENTITY, Keys.FACTORY),
    PAYMENT_AES256("payment-aes256", CardProduct.PAYMENT_AES256, Keys.TRANSPORT_256),
    PAYMENT_LEGACY("payment-legacy", CardProduct.LEGACY_PAYMENT, Keys.TRANSPORT_DES),
    MULTI_APPLICATION("multi-application", CardProduct.MULTI_APPLICATION, Keys.TRANSPORT),
    FILES("files", null, Keys.NONE),
    FILES_KEYED("files-keyed", null, Keys.ACCESS);

    /** Which of the lab's key sets a blank has. */
    private enum Keys {
        TRANSPORT,
        FACTORY,
        TRANSPORT_256,
        TRANSPORT_DES,
        ACCESS,
        NONE
    }

    private final String cardType;
    private final @Nullable CardProduct product;
    private final Keys keys;

    CardKind(String cardType, @Nullable CardProduct product, Keys keys) {
        this.cardType = cardType;
        this.product = product;
        this.keys = keys;
    }

    /**
     * The blank that a request for a card type is issued to.
     *
     * @param shared whether one with shared keys is wanted, where the card type has them
     * @throws IllegalArgumentException if there is none
     */
    public static CardKind of(String cardType, boolean shared) {
        return Arrays.stream(values())
                .filter(kind -> kind.cardType.equals(cardType) && kind.shared() == shared)
                .findFirst()
                .orElseGet(() -> ownKeys(cardType));
    }

    private static CardKind ownKeys(String cardType) {
        return Arrays.stream(values())
                .filter(kind -> kind.cardType.equals(cardType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There are no blanks for " + cardType));
    }

    /** The card type that a center issues it as. */
    public String cardType() {
        return cardType;
    }

    public boolean shared() {
        return keys == Keys.FACTORY;
    }

    /** How many secure channels issuing takes. */
    public int channels() {
        return product == CardProduct.IDENTITY ? 2 : 1;
    }

    /** A blank as its maker delivers it; keys of its own come from the transport master of its kind. */
    Blank blank(MasterKey transport, Bytes chip, long seed) {
        return switch (keys) {
            case TRANSPORT -> blank(BlankCard.with(transport), chip, seed);
            case TRANSPORT_256 -> blank(BlankCard.with(LabAes256Master.key()), chip, seed);
            case TRANSPORT_DES -> blank(BlankCard.with(LabLegacyMaster.key()), chip, seed);
            case FACTORY -> blank(factory(), chip, seed);
            case ACCESS ->
                BlankFileCard.withKey(LabAccessKey.KEY_VERSION, LabAccessKey.key())
                        .seed(seed);
            case NONE -> BlankFileCard.withoutKey().seed(seed);
        };
    }

    private Blank blank(BlankCard blank, Bytes chip, long seed) {
        return blank.product(Objects.requireNonNull(product)).kdd(chip).seed(seed);
    }

    private static BlankCard factory() {
        StaticKeys shared = LabFactoryKeys.keys(); // each blank copies them, and their lab is open to all
        return BlankCard.with(LabFactoryKeys.KEY_VERSION, shared).option(LabFactoryKeys.OPTION);
    }
}
