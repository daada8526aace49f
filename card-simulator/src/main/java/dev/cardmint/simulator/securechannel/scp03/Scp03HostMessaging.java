package dev.cardmint.simulator.securechannel.scp03;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.HostMessaging;
import dev.cardmint.simulator.securechannel.NotAuthenticException;
import dev.cardmint.simulator.securechannel.SecurityLevel;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A host's end of one SCP03 channel (Amendment D, 6.2); an error answer is believed without a MAC, as it has none. */
public final class Scp03HostMessaging implements HostMessaging {

    private static final SecurityLevel NONE_YET = new SecurityLevel(0x01);

    private final SecureMessaging messaging;
    private SecurityLevel level = NONE_YET;

    public Scp03HostMessaging(StaticKeys keys, Bytes hostChallenge, Bytes cardChallenge) {
        messaging = new SecureMessaging(new SessionKeys(keys, hostChallenge, cardChallenge), hostChallenge.size());
    }

    @Override
    public boolean proves(Bytes cardCryptogram) {
        return MessageDigest.isEqual(
                cardCryptogram.toByteArray(), messaging.keys().cardCryptogram());
    }

    @Override
    public CommandApdu authenticate(SecurityLevel asked) {
        level = asked;
        return maced(
                new CommandApdu(0x84, 0x82, asked.value(), 0, Bytes.EMPTY, 0),
                messaging.keys().hostCryptogram());
    }

    @Override
    public CommandApdu wrap(CommandApdu command) {
        messaging.countCommand();
        byte[] data = command.data().toByteArray();
        boolean encrypted = data.length > 0 && level.encryptsCommands();
        return maced(command, encrypted ? messaging.encryptCommand(data) : data);
    }

    private CommandApdu maced(CommandApdu command, byte[] data) {
        byte[] mac = messaging.commandMac(command, data);
        messaging.chain(mac);
        Bytes field = Bytes.copyOf(data).concat(Bytes.copyOfRange(mac, 0, messaging.macSize()));
        return new CommandApdu(command.cla() | 0x04, command.ins(), command.p1(), command.p2(), field, command.ne());
    }

    @Override
    public ResponseApdu unwrap(ResponseApdu answer) throws NotAuthenticException {
        StatusWord status = answer.statusWord();
        if (!status.succeeded() && status.sw1() != 0x62 && status.sw1() != 0x63) {
            return ResponseApdu.of(status);
        }
        return level.macsResponses() ? new ResponseApdu(verified(answer), status) : answer;
    }

    private Bytes verified(ResponseApdu answer) throws NotAuthenticException {
        int end = answer.data().size() - messaging.macSize();
        if (end < 0) {
            throw new NotAuthenticException("An answer carries no R-MAC");
        }
        byte[] data = answer.data().slice(0, end).toByteArray();
        byte[] mac = answer.data().slice(end, answer.data().size()).toByteArray();
        if (!MessageDigest.isEqual(mac, messaging.responseMac(data, answer.statusWord()))) {
            throw new NotAuthenticException("The R-MAC of an answer does not hold");
        }
        byte @Nullable [] plain = data.length > 0 && level.encryptsResponses() ? messaging.decryptResponse(data) : data;
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
