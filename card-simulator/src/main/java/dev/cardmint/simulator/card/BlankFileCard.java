package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.CardBirth;
import dev.cardmint.simulator.birth.ChannelTraits;
import dev.cardmint.simulator.birth.ContentTraits;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.birth.Transmission;
import dev.cardmint.simulator.files.FileSystem;
import dev.cardmint.simulator.securechannel.AesKey;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes blanks with a file system and nothing in it, which are told apart by their answer to reset alone. */
public final class BlankFileCard extends Blank {

    private static final Bytes OPEN = Bytes.ofHex("434D46494C4553"); // "CMFILES"
    private static final Bytes KEYED = Bytes.ofHex("434D464B455953"); // "CMFKEYS"

    private static final Bytes NO_NUMBER = Bytes.copyOf(new byte[CardBirth.KDD]);
    private static final Bytes NO_PRODUCTION_DATA = Bytes.copyOf(new byte[CardBirth.CPLC]);

    private final int keyVersion;
    private final @Nullable AesKey key;
    private Transmission transmission;
    private int memory = 32 * 1024;

    private BlankFileCard(int keyVersion, @Nullable AesKey key) {
        this.keyVersion = keyVersion;
        this.key = key;
        transmission = Transmission.USUAL.logicalChannels(1).historical(key == null ? OPEN : KEYED);
    }

    /** Blanks that everybody may write. */
    public static BlankFileCard withoutKey() {
        return new BlankFileCard(0, null);
    }

    /**
     * Blanks that a host may write once it has proved an access key.
     *
     * @param key the caller keeps, and wipes, its own
     */
    public static BlankFileCard withKey(int keyVersion, AesKey key) {
        if (keyVersion < 1 || keyVersion > 0x1F) {
            throw new IllegalArgumentException("The reference of an access key lies in 01–1F");
        }
        return new BlankFileCard(keyVersion, key);
    }

    /** Makes the challenges of a card in memory repeatable. */
    public BlankFileCard seed(long seed) {
        drawFrom(new SplittableRandom(seed));
        return this;
    }

    /** T=1 by default. */
    public BlankFileCard protocol(Protocol protocol) {
        transmission = transmission.with(protocol);
        return this;
    }

    /** Whether the card takes extended length fields; it does by default. */
    public BlankFileCard extendedLength(boolean offered) {
        transmission = transmission.extendedLength(offered);
        return this;
    }

    /** Bytes of non-volatile memory; 32 KiB by default. */
    public BlankFileCard memory(int bytes) {
        memory = bytes;
        return this;
    }

    @Override
    CardState newState() {
        var content = ContentTraits.USUAL.memory(memory);
        var birth = new CardBirth(NO_NUMBER, NO_PRODUCTION_DATA, ChannelTraits.USUAL, transmission, content);
        FileSystem files =
                key == null ? FileSystem.open(memory) : FileSystem.guarded(memory, keyVersion, key.copy(), random());
        return new CardState(birth, files);
    }
}
