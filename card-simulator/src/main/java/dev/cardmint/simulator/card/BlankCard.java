package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes blanks as a card maker delivers them: OP_READY, the payment package preloaded, keys diversified from a
 * transport master with diversification data of their own, or given.
 */
public final class BlankCard {

    private static final Bytes MAKER = Bytes.ofHex("43AD4D010001621000");
    private static final int KDD = 10;
    private static final int CPLC = 42;

    private final Function<Bytes, StaticKeys> keys;
    private int keyVersion;
    private RandomGenerator random = new SecureRandom();
    private @Nullable Bytes kdd;
    private int option = 0x70;
    private int authenticationLimit;

    private BlankCard(int keyVersion, Function<Bytes, StaticKeys> keys) {
        this.keyVersion = keyVersion;
        this.keys = keys;
    }

    /** With keys diversified from a master by the blank's own diversification data. */
    public static BlankCard with(MasterKey master) {
        return new BlankCard(master.keyVersion(), master::diversify);
    }

    /** With these very keys, of which the blank takes a copy. */
    public static BlankCard with(int keyVersion, StaticKeys keys) {
        return new BlankCard(keyVersion, chip -> keys.copy());
    }

    /** Another key version than the keys came with, 01–7F. */
    public BlankCard keyVersion(int version) {
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
        random = new SplittableRandom(seed);
        return this;
    }

    /** The option {@code i} of SCP03: 70 (pseudo-random challenges; the default) or 60. */
    public BlankCard option(int value) {
        option = value;
        return this;
    }

    /** Failed or unfinished authentications in a row until the card refuses more; 0, the default, for no limit. */
    public BlankCard authenticationLimit(int limit) {
        authenticationLimit = limit;
        return this;
    }

    /** A blank that is forgotten with its object. */
    public SimulatedCard create() {
        return new SimulatedCard(newState(), CardMemory.VOLATILE, random);
    }

    /**
     * Writes a blank to an image file and opens it.
     *
     * @throws CardImageException if the file exists or cannot be written
     */
    public SimulatedCard create(Path image) {
        try (CardState state = newState()) {
            ImageFile.create(image, state.encode());
        }
        return SimulatedCard.open(image);
    }

    private CardState newState() {
        if (keyVersion < 1 || keyVersion > 0x7F) {
            throw new IllegalArgumentException("A key version lies in 01–7F");
        }
        Bytes chip = kdd == null ? randomBytes(KDD) : kdd;
        var state = new CardState(new CardBirth(option, chip, cplc(), authenticationLimit));
        state.keySets().add(new KeySet(keyVersion, keys.apply(chip), 0));
        return state;
    }

    /** The maker's identifiers, then a serial number of 4 bytes and a batch of 2 in their places. */
    private Bytes cplc() {
        ByteBuffer cplc = ByteBuffer.allocate(CPLC);
        cplc.put(MAKER.toByteArray());
        cplc.position(12);
        cplc.put(randomBytes(6).toByteArray());
        return Bytes.copyOf(cplc.array());
    }

    private Bytes randomBytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }
}
