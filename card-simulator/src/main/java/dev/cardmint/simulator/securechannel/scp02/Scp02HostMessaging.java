package dev.cardmint.simulator.securechannel.scp02;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.HostMessaging;
import dev.cardmint.simulator.securechannel.NotAuthenticException;
import dev.cardmint.simulator.securechannel.Scp02Option;
import dev.cardmint.simulator.securechannel.SecurityLevel;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.security.MessageDigest;

/**
 * A host's end of one SCP02 channel (GPC 2.3.1, Appendix E). Cards send an error with its R-MAC or bare; both are taken
 * into the chain.
 */
public final class Scp02HostMessaging implements HostMessaging {

    private static final CommandApdu NONE_YET = new CommandApdu(0, 0, 0, 0, Bytes.EMPTY, 0);

    private final SecureMessaging messaging;
    private final Bytes hostChallenge;
    private final Bytes sequence;
    private final Bytes cardChallenge;
    private SecurityLevel level = new SecurityLevel(0x01);
    private CommandApdu sent = NONE_YET;

    public Scp02HostMessaging(
            StaticKeys keys, Scp02Option option, Bytes hostChallenge, Bytes sequence, Bytes cardChallenge) {
        this.hostChallenge = hostChallenge;
        this.sequence = sequence;
        this.cardChallenge = cardChallenge;
        messaging = new SecureMessaging(new SessionKeys(keys, sequence), option.encryptsIcv());
    }

    @Override
    public boolean proves(Bytes cardCryptogram) {
        return MessageDigest.isEqual(
                cardCryptogram.toByteArray(), messaging.keys().cardCryptogram(hostChallenge, sequence, cardChallenge));
    }

    @Override
    public CommandApdu authenticate(SecurityLevel asked) {
        level = asked;
        byte[] cryptogram = messaging.keys().hostCryptogram(hostChallenge, sequence, cardChallenge);
        var command = new CommandApdu(0x84, 0x82, asked.value(), 0, Bytes.copyOf(cryptogram), 0);
        CommandApdu maced = maced(command, cryptogram);
        messaging.startResponses();
        return maced;
    }

    @Override
    public CommandApdu wrap(CommandApdu command) {
        sent = command;
        byte[] data = command.data().toByteArray();
        return maced(command, data.length > 0 && level.encryptsCommands() ? messaging.encrypt(data) : data);
    }

    private CommandApdu maced(CommandApdu command, byte[] field) {
        byte[] plain = command.data().toByteArray();
        byte[] mac = messaging.commandMac(command, plain, field.length + SecureMessaging.MAC);
        messaging.chain(mac);
        Bytes whole = Bytes.copyOf(field).concat(Bytes.copyOf(mac));
        return new CommandApdu(command.cla() | 0x04, command.ins(), command.p1(), command.p2(), whole, command.ne());
    }

    @Override
    public ResponseApdu unwrap(ResponseApdu answer) throws NotAuthenticException {
        if (!level.macsResponses()) {
            return answer;
        }
        StatusWord status = answer.statusWord();
        boolean error = !status.succeeded() && status.sw1() != 0x62 && status.sw1() != 0x63;
        int end = answer.data().size() - SecureMessaging.MAC;
        if (error && answer.data().isEmpty()) {
            messaging.responseMac(sent, answer);
            return answer;
        }
        if (end < 0) {
            throw new NotAuthenticException("An answer carries no R-MAC");
        }
        var plain = new ResponseApdu(answer.data().slice(0, end), status);
        byte[] mac = answer.data().slice(end, answer.data().size()).toByteArray();
        if (!MessageDigest.isEqual(mac, messaging.responseMac(sent, plain))) {
            throw new NotAuthenticException("The R-MAC of an answer does not hold");
        }
        return plain;
    }

    @Override
    public void close() {
        messaging.close();
    }
}
