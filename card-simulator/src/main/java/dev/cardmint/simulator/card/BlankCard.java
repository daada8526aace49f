package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.Behaviour;
import dev.cardmint.simulator.birth.AuthenticationRule.Counted;
import dev.cardmint.simulator.birth.AuthenticationRule.Reaction;
import dev.cardmint.simulator.birth.CardBirth;
import dev.cardmint.simulator.birth.ChannelTraits;
import dev.cardmint.simulator.birth.ContentTraits;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.birth.Transmission;
import dev.cardmint.simulator.cap.PackageInfo;
import dev.cardmint.simulator.cap.PackageVersion;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.loadfile.LoadFile;
import dev.cardmint.simulator.registry.IssuerObjects;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.ChannelOption;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.Scp02Option;
import dev.cardmint.simulator.securechannel.Scp03Option;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes blanks as a card maker delivers them: OP_READY, with the packages of their product, keys diversified from a
 * transport master with diversification data of their own, or the same on every card.
 */
public final class BlankCard extends Blank {

    private final Function<Bytes, StaticKeys> keys;
    private int keyVersion;
    private @Nullable Bytes kdd;
    private @Nullable Bytes issuer;
    private ChannelTraits channel = ChannelTraits.USUAL;
    private @Nullable ChannelOption option;
    private @Nullable ChannelOption second;
    private Transmission transmission = Transmission.USUAL;
    private ContentTraits content = ContentTraits.USUAL;
    private CardProduct product = CardProduct.PAYMENT;
    private @Nullable Bytes cplc;
    private final List<LoadFile> packages = new ArrayList<>();

    private BlankCard(int keyVersion, Function<Bytes, StaticKeys> keys) {
        this.keyVersion = keyVersion;
        this.keys = keys;
    }

    /** Blanks with keys diversified by their diversification data. */
    public static BlankCard with(MasterKey master) {
        return new BlankCard(master.keyVersion(), master::diversify);
    }

    /**
     * Blanks with the same keys on every card, as test cards have them; the caller keeps, and wipes, its own.
     *
     * @throws IllegalArgumentException if the key version is out of range (01–7F)
     */
    public static BlankCard with(int keyVersion, StaticKeys keys) {
        return new BlankCard(keyVersion, kdd -> keys.copy()).keyVersion(keyVersion);
    }

    /**
     * Another key version than the keys came with.
     *
     * @throws IllegalArgumentException if it is out of range (01–7F)
     */
    public BlankCard keyVersion(int version) {
        if (version < 1 || version > 0x7F) {
            throw new IllegalArgumentException("A key version lies in 01–7F");
        }
        keyVersion = version;
        return this;
    }

    /** Diversification data, 10 bytes; otherwise random. */
    public BlankCard kdd(Bytes value) {
        kdd = value;
        return this;
    }

    /** Makes everything random about the blank, and later random challenges of a card in memory, repeatable. */
    public BlankCard seed(long seed) {
        drawFrom(new SplittableRandom(seed));
        return this;
    }

    /**
     * The option {@code i} of SCP03; 70, the default, has pseudo-random challenges, R-MAC, R-ENC and S8.
     *
     * @throws IllegalArgumentException if there is no such option
     */
    public BlankCard option(int value) {
        return option(new Scp03Option(value));
    }

    /** The protocol of the card with its option; otherwise its product's, or the usual one for its keys. */
    public BlankCard option(ChannelOption which) {
        option = which;
        return this;
    }

    /** A second protocol: PUT KEY then takes keys of its type, too. */
    public BlankCard second(ChannelOption which) {
        second = which;
        return this;
    }

    /** Whether error answers lack the R-MAC that SCP02 has for them; they have it by default. */
    public BlankCard bareErrors(boolean bare) {
        channel = channel.bareErrors(bare);
        return this;
    }

    /** Failed or unfinished authentications in a row until the card refuses more; 0, the default, for no limit. */
    public BlankCard authenticationLimit(int limit) {
        channel = channel.with(channel.authentications().limit(limit));
        return this;
    }

    /** Which authentications come up to the limit; unfinished ones by default. */
    public BlankCard counting(Counted counted) {
        channel = channel.with(channel.authentications().counting(counted));
        return this;
    }

    /** What the card does once the limit is reached; it refuses by default. */
    public BlankCard reacting(Reaction reaction) {
        channel = channel.with(channel.authentications().reacting(reaction));
        return this;
    }

    /** Whether a channel survives a PUT KEY of its own keys; it does by default. */
    public BlankCard survivesOwnPutKey(boolean survives) {
        channel = channel.survivesOwnPutKey(survives);
        return this;
    }

    /** T=1 by default. */
    public BlankCard protocol(Protocol protocol) {
        transmission = transmission.with(protocol);
        return this;
    }

    /** Logical channels, 1 to 4, the basic one included; 4 by default. */
    public BlankCard logicalChannels(int count) {
        transmission = transmission.logicalChannels(count);
        return this;
    }

    /** Whether the card takes extended length fields; it does by default. */
    public BlankCard extendedLength(boolean offered) {
        transmission = transmission.extendedLength(offered);
        return this;
    }

    /** Bytes of non-volatile memory; 80 KiB by default. */
    public BlankCard memory(int bytes) {
        content = content.memory(bytes);
        return this;
    }

    /** Which of the maker's products it is; a card for payment by default. */
    public BlankCard product(CardProduct which) {
        product = which;
        return this;
    }

    /** Whether every load file must carry a signature; none need by default. */
    public BlankCard mandatedDap(boolean mandated) {
        content = content.mandatedDap(mandated);
        return this;
    }

    /**
     * Gives the blank the numbers of an issuer; otherwise it has none before personalization.
     *
     * @param iin Issuer Identification Number (GPC 2.3.1, 7.4.1.1); the Card Image Number is the diversification data
     */
    public BlankCard issuer(Bytes iin) {
        issuer = iin;
        return this;
    }

    /** Name of the issuer security domain; A000000151000000 by default. */
    public BlankCard securityDomain(Aid name) {
        content = content.securityDomain(name);
        return this;
    }

    /** Card production life cycle data, 42 bytes; otherwise the product's, with a random serial number. */
    public BlankCard cplc(Bytes value) {
        cplc = value;
        return this;
    }

    /**
     * A package that its maker has loaded beside those of its product. Of one whose behaviour the simulator has, the
     * modules are what they are; of any other a module of this name is {@link Behaviour#PASSIVE}.
     */
    public BlankCard carrying(Aid name, Aid module) {
        Behaviour known = Arrays.stream(Behaviour.values())
                .filter(each -> each.origin().aid().equals(name))
                .findFirst()
                .orElse(Behaviour.PASSIVE);
        boolean isKnown = known != Behaviour.PASSIVE;
        packages.add(LoadFile.preloaded(
                isKnown ? known.origin() : new PackageInfo(name, new PackageVersion(1, 0)),
                List.of(isKnown ? known.module() : module),
                content.securityDomain()));
        return this;
    }

    @Override
    CardState newState() {
        Bytes chip = kdd == null ? randomBytes(CardBirth.KDD) : kdd;
        StaticKeys first = keys.apply(chip);
        var state = new CardState(new CardBirth(chip, cplc(), channel(first.type()), transmission, content));
        state.keySets().add(new KeySet(keyVersion, first, 0));
        product.preload(state.content());
        packages.stream()
                .filter(each -> state.content().loadFile(each.aid().value()) == null)
                .forEach(state.content()::add);
        if (issuer != null) {
            state.content()
                    .issuerObjects()
                    .set(List.of(new Tlv(IssuerObjects.IIN, issuer), new Tlv(IssuerObjects.CIN, chip)));
        }
        return state;
    }

    private ChannelTraits channel(CardKey.Type keyType) {
        ChannelOption chosen = option;
        if (chosen == null) {
            chosen = product.option().keyType() == keyType ? product.option() : usual(keyType);
        }
        if (chosen.keyType() != keyType) {
            throw new IllegalArgumentException("Keys of %s are not for SCP%02X".formatted(keyType, chosen.protocol()));
        }
        ChannelTraits first = channel.with(chosen);
        return second == null ? first : first.second(second);
    }

    private static ChannelOption usual(CardKey.Type keyType) {
        return keyType == CardKey.Type.AES ? ChannelTraits.USUAL.option() : new Scp02Option(0x55);
    }

    /** The product's identifiers, then a serial number of 4 bytes and a batch of 2 in their places. */
    private Bytes cplc() {
        if (cplc != null) {
            return cplc;
        }
        ByteBuffer made = ByteBuffer.allocate(CardBirth.CPLC);
        made.put(product.identifiers().toByteArray());
        made.position(12);
        made.put(randomBytes(6).toByteArray());
        return Bytes.copyOf(made.array());
    }

    private Bytes randomBytes(int size) {
        byte[] bytes = new byte[size];
        random().nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }
}
