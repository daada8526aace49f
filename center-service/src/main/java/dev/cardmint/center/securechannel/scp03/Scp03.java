package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.model.bytes.Bytes;
import java.security.MessageDigest;
import java.util.Arrays;

/** Opens SCP03 channels on the off-card side (Amendment D, 5). */
public final class Scp03 {

    private Scp03() {}

    /**
     * Verifies the card cryptogram and makes the session ready; spends no authentication.
     *
     * @throws CardCryptogramMismatchException if the card did not prove these keys
     */
    public static SecureChannel open(Scp03Keys keys, ChannelOpening opening) {
        int size = opening.response().option().mode().size();
        byte[] context = opening.hostChallenge()
                .concat(opening.response().cardChallenge())
                .toByteArray();
        SessionKeys session = SessionKeys.derive(keys, context);
        if (!cryptogramMatches(session.mac(), context, opening.response().cardCryptogram())) {
            session.close();
            throw new CardCryptogramMismatchException();
        }
        byte[] hostCryptogram = KeyDerivation.derive(session.mac(), KeyDerivation.HOST_CRYPTOGRAM, context, size);
        return new Scp03Channel(ChannelState.initial(
                opening.level(), opening.response().option().mode(), session, Bytes.copyOf(hostCryptogram)));
    }

    /** What a card with these keys will answer (Amendment D, 6.2.2.1 and 7.1.1.6). */
    public static InitializeUpdate.Response predict(Scp03Keys keys, ExpectedOpening expected) {
        int size = expected.option().mode().size();
        Bytes hostChallenge = expected.command().hostChallenge();
        byte[] seed = expected.counter().concat(expected.invoker().value()).toByteArray();
        byte[] challenge = KeyDerivation.derive(keys.enc(), KeyDerivation.CARD_CHALLENGE, seed, size);
        byte[] context = hostChallenge.concat(Bytes.copyOf(challenge)).toByteArray();
        byte[] sessionMac = KeyDerivation.derive(keys.mac(), KeyDerivation.S_MAC, context, keys.mac().length);
        try {
            return new InitializeUpdate.Response(
                    expected.diversificationData(),
                    expected.keyVersion(),
                    expected.option(),
                    Bytes.copyOf(challenge),
                    Bytes.copyOf(KeyDerivation.derive(sessionMac, KeyDerivation.CARD_CRYPTOGRAM, context, size)),
                    expected.counter());
        } finally {
            Arrays.fill(sessionMac, (byte) 0);
        }
    }

    /** Whether these keys made the card's cryptogram: on paper, no command is sent for it. */
    public static boolean verifies(Scp03Keys keys, Bytes hostChallenge, InitializeUpdate.Response response) {
        byte[] context = hostChallenge.concat(response.cardChallenge()).toByteArray();
        byte[] sessionMac = KeyDerivation.derive(keys.mac(), KeyDerivation.S_MAC, context, keys.mac().length);
        try {
            return cryptogramMatches(sessionMac, context, response.cardCryptogram());
        } finally {
            Arrays.fill(sessionMac, (byte) 0);
        }
    }

    /**
     * Goes on with a channel from its exported state, which is wiped.
     *
     * @throws IllegalArgumentException if it is no such state
     */
    public static SecureChannel restore(byte[] state) {
        try {
            return new Scp03Channel(ChannelState.parse(state));
        } finally {
            Arrays.fill(state, (byte) 0);
        }
    }

    private static boolean cryptogramMatches(byte[] sessionMac, byte[] context, Bytes cardCryptogram) {
        byte[] expected =
                KeyDerivation.derive(sessionMac, KeyDerivation.CARD_CRYPTOGRAM, context, cardCryptogram.size());
        return MessageDigest.isEqual(expected, cardCryptogram.toByteArray());
    }
}
