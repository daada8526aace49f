package dev.cardmint.simulator.files;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.securechannel.AesKey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The key with which a host gets write access: GET CHALLENGE, EXTERNAL AUTHENTICATE and INTERNAL AUTHENTICATE (ISO/IEC
 * 7816-4, 11.5.2 to 11.5.4).
 *
 * <pre>
 * the host proves itself  00 82 00 KK 10 AES-CMAC(key, challenge of 16 bytes that the card gave just before)
 * the card proves itself  00 88 00 KK 08 challenge of 8 bytes; the card answers AES-CMAC(key, challenge)
 * </pre>
 *
 * The challenges differ in length, so that no card's answer ever opens another. After three failed tries in a row the
 * key is blocked for good.
 */
final class AccessKey implements AutoCloseable {

    static final int CHALLENGE = 16;

    private static final int HOST_CHALLENGE = 8;
    private static final int TRIES = 3;
    private static final int SPECIFIC_REFERENCE = 0x80;

    private final int version;
    private final AesKey key;
    private final RandomGenerator random;
    private int triesLeft = TRIES;
    private @Nullable Bytes challenge;
    private boolean authenticated;

    /** Takes the key over: closing this one wipes it. */
    AccessKey(int version, AesKey key, RandomGenerator random) {
        this.version = version;
        this.key = key;
        this.random = random;
    }

    static AccessKey readFrom(DataInput in, RandomGenerator random) throws IOException {
        int version = in.readUnsignedByte();
        int triesLeft = in.readUnsignedByte();
        var key = new AccessKey(version, AesKey.readFrom(in), random);
        key.triesLeft = triesLeft;
        return key;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeByte(version);
        out.writeByte(triesLeft);
        key.writeTo(out);
    }

    boolean isAuthenticated() {
        return authenticated;
    }

    /** The power went. */
    void reset() {
        authenticated = false;
        challenge = null;
    }

    /** Any other command than EXTERNAL AUTHENTICATE makes the challenge worth nothing. */
    void forgetChallenge() {
        challenge = null;
    }

    Bytes getChallenge(CommandApdu command) {
        unless(command.p1() == 0 && command.p2() == 0, Status.WRONG_P1_P2);
        unless(command.data().isEmpty() && command.ne() >= CHALLENGE, Status.WRONG_LENGTH);
        byte[] fresh = new byte[CHALLENGE];
        random.nextBytes(fresh);
        challenge = Bytes.copyOf(fresh);
        return challenge;
    }

    /** Without data: whether it is still to be done, and how many tries are left. */
    void externalAuthenticate(CommandApdu command) {
        requireReference(command);
        if (command.data().isEmpty()) {
            unless(authenticated, triesLeft());
            return;
        }
        unless(triesLeft > 0, Status.AUTHENTICATION_BLOCKED);
        unless(command.data().size() == AesKey.BLOCK, Status.WRONG_LENGTH);
        Bytes given = challenge;
        challenge = null;
        authenticated = false;
        if (given == null) {
            throw new CommandRefusedException(Status.CONDITIONS);
        }
        byte[] expected = key.cmac(given.toByteArray());
        if (!MessageDigest.isEqual(command.data().toByteArray(), expected)) {
            triesLeft--;
            throw new CommandRefusedException(triesLeft == 0 ? Status.AUTHENTICATION_BLOCKED : triesLeft());
        }
        triesLeft = TRIES;
        authenticated = true;
    }

    Bytes internalAuthenticate(CommandApdu command) {
        requireReference(command);
        unless(triesLeft > 0, Status.AUTHENTICATION_BLOCKED);
        unless(command.data().size() == HOST_CHALLENGE, Status.WRONG_LENGTH);
        return Bytes.copyOf(key.cmac(command.data().toByteArray()));
    }

    /** The key by its version, global or specific to the directory. */
    private void requireReference(CommandApdu command) {
        unless(command.p1() == 0, Status.WRONG_P1_P2);
        unless((command.p2() & ~SPECIFIC_REFERENCE) == version, Status.REFERENCE_NOT_FOUND);
    }

    private StatusWord triesLeft() {
        return new StatusWord(0x63C0 | triesLeft);
    }

    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "AccessKey";
    }
}
