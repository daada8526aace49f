package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.security.MessageDigest;

/**
 * A host's end of one SCP03 channel at level 33, for reading a card back: one command at a time, every answer verified
 * before it is believed (Amendment D, 6.2).
 */
public final class HostChannel implements AutoCloseable {

    private static final int LEVEL = 0x33;
    private static final int R_MAC_AND_R_ENC = 0x60;

    private final ApduChannel card;
    private final SecureMessaging messaging;

    private HostChannel(ApduChannel card, SessionKeys keys) {
        this.card = card;
        messaging = new SecureMessaging(keys);
    }

    /**
     * Opens a channel to the security domain that is selected, with keys diversified by what the card answers.
     *
     * @param hostChallenge 8 bytes, fresh
     * @throws NotAuthenticException if the card does not prove the keys
     */
    public static HostChannel open(ApduChannel card, MasterKey master, Bytes hostChallenge)
            throws NotAuthenticException {
        ResponseApdu answer = card.transmit(new CommandApdu(0x80, 0x50, master.keyVersion(), 0, hostChallenge, 256));
        if (!answer.statusWord().succeeded()) {
            throw new NotAuthenticException("INITIALIZE UPDATE answered " + answer.statusWord());
        }
        Bytes data = answer.data();
        boolean pseudoRandom = data.size() == 32;
        if (!pseudoRandom && data.size() != 29) {
            throw new NotAuthenticException("INITIALIZE UPDATE answered %d bytes".formatted(data.size()));
        }
        if (data.unsigned(11) != 3 || (data.unsigned(12) & R_MAC_AND_R_ENC) != R_MAC_AND_R_ENC) {
            throw new NotAuthenticException("The card has no SCP03 with R-MAC and R-ENC");
        }
        try (StaticKeys keys = master.diversify(data.slice(0, 10))) {
            return open(card, keys, hostChallenge, data);
        }
    }

    static HostChannel open(ApduChannel card, StaticKeys keys, Bytes hostChallenge, Bytes answer)
            throws NotAuthenticException {
        var channel = new HostChannel(card, new SessionKeys(keys, hostChallenge, answer.slice(13, 21)));
        channel.verify(answer.slice(21, 29));
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
                new CommandApdu(0x84, 0x82, LEVEL, 0, Bytes.EMPTY, 0),
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
        ResponseApdu answer = card.transmit(maced(command, data.length == 0 ? data : messaging.encryptCommand(data)));
        StatusWord status = answer.statusWord();
        if (!status.succeeded() && status.sw1() != 0x62 && status.sw1() != 0x63) {
            return ResponseApdu.of(status);
        }
        return new ResponseApdu(unwrap(answer), status);
    }

    private CommandApdu maced(CommandApdu command, byte[] data) {
        byte[] mac = messaging.commandMac(command, data);
        messaging.chain(mac);
        Bytes field = Bytes.copyOf(data).concat(Bytes.copyOfRange(mac, 0, SecureMessaging.MAC));
        return new CommandApdu(command.cla() | 0x04, command.ins(), command.p1(), command.p2(), field, command.ne());
    }

    private Bytes unwrap(ResponseApdu answer) throws NotAuthenticException {
        int end = answer.data().size() - SecureMessaging.MAC;
        if (end < 0) {
            throw new NotAuthenticException("An answer carries no R-MAC");
        }
        byte[] data = answer.data().slice(0, end).toByteArray();
        byte[] mac = answer.data().slice(end, answer.data().size()).toByteArray();
        if (!MessageDigest.isEqual(mac, messaging.responseMac(data, answer.statusWord()))) {
            throw new NotAuthenticException("The R-MAC of an answer does not hold");
        }
        byte[] plain = data.length == 0 ? data : messaging.decryptResponse(data);
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
