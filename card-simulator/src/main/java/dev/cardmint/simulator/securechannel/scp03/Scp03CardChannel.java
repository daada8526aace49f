package dev.cardmint.simulator.securechannel.scp03;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.DataKey;
import dev.cardmint.simulator.securechannel.Scp03Option;
import dev.cardmint.simulator.securechannel.SecureChannelException;
import dev.cardmint.simulator.securechannel.SecurityLevel;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The card's end of one SCP03 channel (Amendment D, 5.6 and 6.2), from INITIALIZE UPDATE until it is closed. It fails
 * closed: after any check that does not hold, its keys are wiped and every further command is refused.
 */
public final class Scp03CardChannel implements CardChannel {

    private static final StatusWord AUTHENTICATION_FAILED = new StatusWord(0x6300);
    private static final StatusWord SECURITY_STATUS = new StatusWord(0x6982);
    private static final StatusWord CONDITIONS = new StatusWord(0x6985);
    private static final StatusWord WRONG_LENGTH = new StatusWord(0x6700);
    private static final StatusWord WRONG_P1_P2 = new StatusWord(0x6A86);

    private final SecureMessaging messaging;
    private final StaticKeys keys;
    private final Scp03Option option;
    private final Bytes cardChallenge;
    private @Nullable SecurityLevel level;
    private boolean open = true;

    private Scp03CardChannel(StaticKeys keys, Scp03Option option, Bytes hostChallenge, Bytes cardChallenge) {
        this.keys = keys.copy();
        this.option = option;
        this.cardChallenge = cardChallenge;
        messaging = new SecureMessaging(new SessionKeys(keys, hostChallenge, cardChallenge), option.macSize());
    }

    /**
     * Derives the session keys from challenges as long as the option wants; the card then gives its {@link #answer}.
     */
    public static Scp03CardChannel start(
            StaticKeys keys, Scp03Option option, Bytes hostChallenge, Bytes cardChallenge) {
        if (hostChallenge.size() != option.macSize() || cardChallenge.size() != option.macSize()) {
            throw new IllegalArgumentException("Challenges have %d bytes".formatted(option.macSize()));
        }
        return new Scp03CardChannel(keys, option, hostChallenge, cardChallenge);
    }

    /**
     * The pseudo-random card challenge (Amendment D, 6.2.2.1).
     *
     * @param size 8, or 16 in S16 mode
     * @param sequence the sequence counter, 3 bytes
     * @param invoker AID of the application or security domain that is selected and asks for the channel
     */
    public static Bytes pseudoRandomChallenge(AesKey staticEnc, int size, Bytes sequence, Bytes invoker) {
        return Bytes.copyOf(
                KeyDerivation.derive(staticEnc, KeyDerivation.CARD_CHALLENGE, size, sequence.concat(invoker)));
    }

    /**
     * The answer to INITIALIZE UPDATE (Amendment D, 7.1.1.6).
     *
     * @param diversificationData 10 bytes
     * @param sequence the sequence counter, 3 bytes; told only with pseudo-random challenges
     */
    @Override
    public Bytes answer(Bytes diversificationData, int keyVersion, Bytes sequence) {
        Bytes answer = diversificationData
                .concat(Bytes.of(keyVersion, option.protocol(), option.value()))
                .concat(cardChallenge)
                .concat(Bytes.copyOf(messaging.keys().cardCryptogram()));
        return option.hasPseudoRandomChallenge() ? answer.concat(sequence) : answer;
    }

    @Override
    public boolean isAuthenticated() {
        return open && level != null;
    }

    /** The static Key-DEK that this channel was opened with. */
    @Override
    public DataKey dek() {
        return DataKey.chained(keys.dek());
    }

    /**
     * EXTERNAL AUTHENTICATE (Amendment D, 7.1.2): the host cryptogram, then the first C-MAC.
     *
     * @throws SecureChannelException with the status word to answer; the channel is then closed
     */
    @Override
    public void authenticate(CommandApdu command) throws SecureChannelException {
        if (!open || level != null) {
            throw refused(CONDITIONS);
        }
        if (!SecurityLevel.isDefined(command.p1()) || command.p2() != 0) {
            throw refused(WRONG_P1_P2);
        }
        var asked = new SecurityLevel(command.p1());
        if (!asked.isPossibleWith(option)) {
            throw refused(WRONG_P1_P2);
        }
        if (command.data().size() != 2 * option.macSize()) {
            throw refused(WRONG_LENGTH);
        }
        byte[] cryptogram = command.data().slice(0, option.macSize()).toByteArray();
        if (!MessageDigest.isEqual(cryptogram, messaging.keys().hostCryptogram())) {
            throw refused(AUTHENTICATION_FAILED);
        }
        verifyMac(command);
        level = asked;
    }

    /**
     * Verifies the C-MAC of a command and decrypts its data field.
     *
     * @throws SecureChannelException if a check does not hold; the channel is then closed
     */
    @Override
    public CommandApdu unwrap(CommandApdu command) throws SecureChannelException {
        SecurityLevel current = level;
        if (!open || current == null) {
            throw refused(SECURITY_STATUS);
        }
        byte[] data = verifyMac(command);
        messaging.countCommand();
        if (current.encryptsCommands() && data.length > 0) {
            byte[] plain = messaging.decryptCommand(data);
            if (plain == null) {
                throw refused(SECURITY_STATUS);
            }
            data = plain;
        }
        return new CommandApdu(
                command.cla() & ~0x04, command.ins(), command.p1(), command.p2(), Bytes.copyOf(data), command.ne());
    }

    private byte[] verifyMac(CommandApdu command) throws SecureChannelException {
        int end = command.data().size() - messaging.macSize();
        if (end < 0 || (command.cla() & 0x04) == 0) {
            throw refused(SECURITY_STATUS);
        }
        byte[] data = command.data().slice(0, end).toByteArray();
        byte[] mac = command.data().slice(end, command.data().size()).toByteArray();
        byte[] expected = messaging.commandMac(command, data);
        if (!MessageDigest.isEqual(mac, Arrays.copyOf(expected, messaging.macSize()))) {
            throw refused(SECURITY_STATUS);
        }
        messaging.chain(expected);
        return data;
    }

    /** Protects a response; an error answer carries no data and no R-MAC (Amendment D, 6.2.5). */
    @Override
    public ResponseApdu wrap(ResponseApdu response) {
        SecurityLevel current = level;
        if (!open || current == null || !isSuccessOrWarning(response.statusWord())) {
            return ResponseApdu.of(response.statusWord());
        }
        if (!current.macsResponses()) {
            return response;
        }
        byte[] data = response.data().toByteArray();
        if (current.encryptsResponses() && data.length > 0) {
            data = messaging.encryptResponse(data);
        }
        byte[] mac = messaging.responseMac(data, response.statusWord());
        return new ResponseApdu(Bytes.copyOf(data).concat(Bytes.copyOf(mac)), response.statusWord());
    }

    private static boolean isSuccessOrWarning(StatusWord status) {
        return status.succeeded() || status.sw1() == 0x62 || status.sw1() == 0x63;
    }

    /** Whether an answer with this status carries an R-MAC on this channel now. */
    @Override
    public boolean macs(StatusWord status) {
        SecurityLevel current = level;
        return open && current != null && current.macsResponses() && isSuccessOrWarning(status);
    }

    private SecureChannelException refused(StatusWord status) {
        close();
        return new SecureChannelException(status);
    }

    @Override
    public void close() {
        open = false;
        messaging.close();
        keys.close();
    }
}
