package dev.cardmint.simulator.securechannel.scp02;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.DataKey;
import dev.cardmint.simulator.securechannel.DesKey;
import dev.cardmint.simulator.securechannel.Scp02Option;
import dev.cardmint.simulator.securechannel.SecureChannelException;
import dev.cardmint.simulator.securechannel.SecurityLevel;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The card's end of one SCP02 channel (GPC 2.3.1, Appendix E), from INITIALIZE UPDATE until it is closed. */
public final class Scp02CardChannel implements CardChannel {

    private static final StatusWord AUTHENTICATION_FAILED = new StatusWord(0x6300);
    private static final StatusWord SECURITY_STATUS = new StatusWord(0x6982);
    private static final StatusWord CONDITIONS = new StatusWord(0x6985);
    private static final StatusWord WRONG_LENGTH = new StatusWord(0x6700);
    private static final StatusWord WRONG_P1_P2 = new StatusWord(0x6A86);

    private static final int CRYPTOGRAM = 8;

    private final SecureMessaging messaging;
    private final Scp02Option option;
    private final Bytes hostChallenge;
    private final Bytes sequence;
    private final Bytes cardChallenge;
    private @Nullable SecurityLevel level;
    private @Nullable CommandApdu answered;
    private boolean open = true;

    private Scp02CardChannel(
            SessionKeys keys, Scp02Option option, Bytes hostChallenge, Bytes sequence, Bytes cardChallenge) {
        this.option = option;
        this.hostChallenge = hostChallenge;
        this.sequence = sequence;
        this.cardChallenge = cardChallenge;
        messaging = new SecureMessaging(keys, option.encryptsIcv());
    }

    /**
     * Derives the session keys from the sequence counter; the card then gives its {@link #answer}.
     *
     * @param hostChallenge 8 bytes
     * @param sequence 2 bytes
     * @param cardChallenge 6 bytes
     */
    public static Scp02CardChannel start(
            StaticKeys keys, Scp02Option option, Bytes hostChallenge, Bytes sequence, Bytes cardChallenge) {
        if (hostChallenge.size() != option.hostChallengeSize()
                || sequence.size() != option.sequenceSize()
                || cardChallenge.size() != option.cardChallengeSize()) {
            throw new IllegalArgumentException("Challenges have 8 and 6 bytes, the sequence counter has 2");
        }
        return new Scp02CardChannel(new SessionKeys(keys, sequence), option, hostChallenge, sequence, cardChallenge);
    }

    /**
     * The pseudo-random card challenge (GPC 2.3.1, Table E-1): the beginning of a C-MAC over the AID.
     *
     * @param sequence the sequence counter, 2 bytes
     * @param invoker AID of the application or security domain that is selected and asks for the channel
     */
    public static Bytes pseudoRandomChallenge(StaticKeys keys, Bytes sequence, Bytes invoker) {
        try (DesKey mac = SessionKeys.mac(keys, sequence)) {
            byte[] whole = mac.retailMac(new byte[DesKey.BLOCK], Padding.pad(invoker.toByteArray()));
            return Bytes.copyOfRange(whole, 0, 6);
        }
    }

    /** The answer to INITIALIZE UPDATE (GPC 2.3.1, E.5.1.6), which does not tell the option. */
    @Override
    public Bytes answer(Bytes diversificationData, int keyVersion, Bytes counter) {
        byte[] cryptogram = messaging.keys().cardCryptogram(hostChallenge, sequence, cardChallenge);
        return diversificationData
                .concat(Bytes.of(keyVersion, option.protocol()))
                .concat(counter)
                .concat(cardChallenge)
                .concat(Bytes.copyOf(cryptogram));
    }

    @Override
    public boolean isAuthenticated() {
        return open && level != null;
    }

    /** The session's own S-DEK. */
    @Override
    public DataKey dek() {
        return DataKey.blockwise(messaging.keys().dek());
    }

    /** EXTERNAL AUTHENTICATE (GPC 2.3.1, E.5.2). */
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
        if (command.data().size() != CRYPTOGRAM + SecureMessaging.MAC) {
            throw refused(WRONG_LENGTH);
        }
        byte[] cryptogram = command.data().slice(0, CRYPTOGRAM).toByteArray();
        byte[] expected = messaging.keys().hostCryptogram(hostChallenge, sequence, cardChallenge);
        if (!MessageDigest.isEqual(cryptogram, expected)) {
            throw refused(AUTHENTICATION_FAILED);
        }
        verifyMac(command, cryptogram);
        messaging.startResponses();
        level = asked;
    }

    /** Decrypts the data field first: the C-MAC is over what is plain (GPC 2.3.1, E.4.6). */
    @Override
    public CommandApdu unwrap(CommandApdu command) throws SecureChannelException {
        SecurityLevel current = level;
        int end = command.data().size() - SecureMessaging.MAC;
        if (!open || current == null || end < 0 || (command.cla() & 0x04) == 0) {
            throw refused(SECURITY_STATUS);
        }
        byte[] data = command.data().slice(0, end).toByteArray();
        if (current.encryptsCommands() && data.length > 0) {
            byte[] plain = messaging.decrypt(data);
            if (plain == null) {
                throw refused(SECURITY_STATUS);
            }
            data = plain;
        }
        verifyMac(command, data);
        answered = new CommandApdu(
                command.cla() & ~0x04, command.ins(), command.p1(), command.p2(), Bytes.copyOf(data), command.ne());
        return answered;
    }

    private void verifyMac(CommandApdu command, byte[] plain) throws SecureChannelException {
        int size = command.data().size();
        byte[] mac = command.data().slice(size - SecureMessaging.MAC, size).toByteArray();
        byte[] expected = messaging.commandMac(command, plain, size);
        if (!MessageDigest.isEqual(mac, expected)) {
            throw refused(SECURITY_STATUS);
        }
        messaging.chain(expected);
    }

    /** An error answer carries no data, but an R-MAC, which the next one continues (GPC 2.3.1, E.4.5). */
    @Override
    public ResponseApdu wrap(ResponseApdu response) {
        SecurityLevel current = level;
        CommandApdu command = answered;
        boolean error = isError(response.statusWord());
        ResponseApdu plain = error ? ResponseApdu.of(response.statusWord()) : response;
        if (!open || current == null || !current.macsResponses() || command == null) {
            return plain;
        }
        byte[] mac = messaging.responseMac(command, plain);
        return new ResponseApdu(plain.data().concat(Bytes.copyOf(mac)), plain.statusWord());
    }

    private static boolean isError(StatusWord status) {
        return !status.succeeded() && status.sw1() != 0x62 && status.sw1() != 0x63;
    }

    @Override
    public boolean macs(StatusWord status) {
        SecurityLevel current = level;
        return open && current != null && current.macsResponses();
    }

    private SecureChannelException refused(StatusWord status) {
        close();
        return new SecureChannelException(status);
    }

    @Override
    public void close() {
        open = false;
        messaging.close();
    }
}
