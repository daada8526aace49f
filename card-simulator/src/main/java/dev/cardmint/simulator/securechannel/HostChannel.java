package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A host's end of one SCP03 channel, for reading a card back: one command at a time, and every answer verified before
 * it is believed where the card can prove its answers (Amendment D, 6.2).
 */
public final class HostChannel implements AutoCloseable {

    /** Diversification data, then key version, protocol and option. */
    private static final int HEAD = 13;

    private static final int SEQUENCE = 3;

    private final ApduChannel card;
    private final SecurityLevel level;
    private final SecureMessaging messaging;

    private HostChannel(ApduChannel card, SecurityLevel level, SecureMessaging messaging) {
        this.card = card;
        this.level = level;
        this.messaging = messaging;
    }

    /**
     * Opens a channel to what is selected, at the highest level that the card offers, with keys diversified by what the
     * card answers.
     *
     * @param hostChallenge 8 bytes, or 16 for a card in S16 mode; fresh
     * @throws NotAuthenticException if the card does not prove the keys
     */
    public static HostChannel open(ApduChannel card, MasterKey master, Bytes hostChallenge)
            throws NotAuthenticException {
        return open(card, master, null, hostChallenge);
    }

    /**
     * Opens a channel to what is selected, at the highest level that the card offers, with keys diversified by what the
     * card answers; or, if it does not prove those, by what tells its chip from others.
     *
     * @param chip 10 bytes that the chip is known by where its keys are not diversified by its own data, or
     *     {@code null}
     * @param hostChallenge 8 bytes, or 16 for a card in S16 mode; fresh
     * @throws NotAuthenticException if the card does not prove the keys
     */
    public static HostChannel open(ApduChannel card, MasterKey master, @Nullable Bytes chip, Bytes hostChallenge)
            throws NotAuthenticException {
        Bytes answer = initializeUpdate(card, master.keyVersion(), hostChallenge);
        SecurityLevel level = SecurityLevel.highest(option(answer));
        if (chip != null) {
            try (StaticKeys keys = master.diversify(chip)) {
                if (proves(keys, hostChallenge, answer)) {
                    return open(card, keys, level, hostChallenge, answer);
                }
            }
        }
        try (StaticKeys keys = master.diversify(answer.slice(0, 10))) {
            return open(card, keys, level, hostChallenge, answer);
        }
    }

    /** On paper: no command is sent for it. */
    private static boolean proves(StaticKeys keys, Bytes hostChallenge, Bytes answer) {
        int size = hostChallenge.size();
        var session = new SessionKeys(keys, hostChallenge, answer.slice(HEAD, HEAD + size));
        try (var messaging = new SecureMessaging(session, size)) {
            byte[] cryptogram = answer.slice(HEAD + size, HEAD + 2 * size).toByteArray();
            return MessageDigest.isEqual(cryptogram, messaging.keys().cardCryptogram());
        }
    }

    /**
     * Opens a channel at a level of the caller's choice.
     *
     * @param keyVersion P1 of INITIALIZE UPDATE; 0 for the card's first key set
     * @param hostChallenge 8 bytes, or 16 for a card in S16 mode; fresh
     * @throws NotAuthenticException if the card does not prove the keys or refuses the level
     */
    public static HostChannel open(
            ApduChannel card, int keyVersion, StaticKeys keys, SecurityLevel level, Bytes hostChallenge)
            throws NotAuthenticException {
        return open(card, keys, level, hostChallenge, initializeUpdate(card, keyVersion, hostChallenge));
    }

    private static Bytes initializeUpdate(ApduChannel card, int keyVersion, Bytes hostChallenge)
            throws NotAuthenticException {
        ResponseApdu answer = card.transmit(new CommandApdu(0x80, 0x50, keyVersion, 0, hostChallenge, 256));
        if (!answer.statusWord().succeeded()) {
            throw new NotAuthenticException("INITIALIZE UPDATE answered " + answer.statusWord());
        }
        Bytes data = answer.data();
        int size = HEAD + 2 * hostChallenge.size();
        if (data.size() < HEAD || data.unsigned(11) != 3) {
            throw new NotAuthenticException("The card has no SCP03");
        }
        if (data.size() != (option(data).hasPseudoRandomChallenge() ? size + SEQUENCE : size)) {
            throw new NotAuthenticException("INITIALIZE UPDATE answered %d bytes".formatted(data.size()));
        }
        return data;
    }

    private static Scp03Option option(Bytes answer) throws NotAuthenticException {
        try {
            return new Scp03Option(answer.unsigned(12));
        } catch (IllegalArgumentException e) {
            throw new NotAuthenticException("The card has no SCP03 that is known");
        }
    }

    static HostChannel open(ApduChannel card, StaticKeys keys, SecurityLevel level, Bytes hostChallenge, Bytes answer)
            throws NotAuthenticException {
        int size = hostChallenge.size();
        var session = new SessionKeys(keys, hostChallenge, answer.slice(HEAD, HEAD + size));
        var channel = new HostChannel(card, level, new SecureMessaging(session, size));
        channel.verify(answer.slice(HEAD + size, HEAD + 2 * size));
        channel.authenticate();
        return channel;
    }

    private void verify(Bytes cardCryptogram) throws NotAuthenticException {
        if (!MessageDigest.isEqual(
                cardCryptogram.toByteArray(), messaging.keys().cardCryptogram())) {
            close();
            throw new NotAuthenticException("The card does not prove these keys");
        }
    }

    private void authenticate() throws NotAuthenticException {
        ResponseApdu answer = card.transmit(maced(
                new CommandApdu(0x84, 0x82, level.value(), 0, Bytes.EMPTY, 0),
                messaging.keys().hostCryptogram()));
        if (!answer.statusWord().succeeded()) {
            close();
            throw new NotAuthenticException("EXTERNAL AUTHENTICATE answered " + answer.statusWord());
        }
    }

    /**
     * Sends a plain command protected and returns the plain answer.
     *
     * @throws NotAuthenticException if a success answer's R-MAC does not hold
     */
    public ResponseApdu transmit(CommandApdu command) throws NotAuthenticException {
        messaging.countCommand();
        byte[] data = command.data().toByteArray();
        boolean encrypted = data.length > 0 && level.encryptsCommands();
        ResponseApdu answer = card.transmit(maced(command, encrypted ? messaging.encryptCommand(data) : data));
        StatusWord status = answer.statusWord();
        if (!status.succeeded() && status.sw1() != 0x62 && status.sw1() != 0x63) {
            return ResponseApdu.of(status);
        }
        return level.macsResponses() ? new ResponseApdu(unwrap(answer), status) : answer;
    }

    private CommandApdu maced(CommandApdu command, byte[] data) {
        byte[] mac = messaging.commandMac(command, data);
        messaging.chain(mac);
        Bytes field = Bytes.copyOf(data).concat(Bytes.copyOfRange(mac, 0, messaging.macSize()));
        return new CommandApdu(command.cla() | 0x04, command.ins(), command.p1(), command.p2(), field, command.ne());
    }

    private Bytes unwrap(ResponseApdu answer) throws NotAuthenticException {
        int end = answer.data().size() - messaging.macSize();
        if (end < 0) {
            throw new NotAuthenticException("An answer carries no R-MAC");
        }
        byte[] data = answer.data().slice(0, end).toByteArray();
        byte[] mac = answer.data().slice(end, answer.data().size()).toByteArray();
        if (!MessageDigest.isEqual(mac, messaging.responseMac(data, answer.statusWord()))) {
            throw new NotAuthenticException("The R-MAC of an answer does not hold");
        }
        boolean encrypted = data.length > 0 && level.encryptsResponses();
        byte[] plain = encrypted ? messaging.decryptResponse(data) : data;
        if (plain == null) {
            throw new NotAuthenticException("The padding of an answer does not hold");
        }
        return Bytes.copyOf(plain);
    }

    @Override
    public void close() {
        messaging.close();
    }
}
