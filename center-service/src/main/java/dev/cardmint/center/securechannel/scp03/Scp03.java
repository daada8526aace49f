package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.ChannelMode;
import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.aes.AesCmac;
import dev.cardmint.center.securechannel.script.ProtectedChannel;
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
        ChannelMode mode = opening.response().option().mode();
        byte[] context = opening.hostChallenge()
                .concat(opening.response().cardChallenge())
                .toByteArray();
        SessionKeys session = SessionKeys.derive(keys, context);
        if (!cryptogramMatches(session.commandMac(), context, opening.response().cardCryptogram())) {
            session.close();
            throw new CardCryptogramMismatchException();
        }
        byte[] hostCryptogram =
                KeyDerivation.derive(session.commandMac(), KeyDerivation.HOST_CRYPTOGRAM, context, mode.size());
        var terms = new ChannelState.Terms(opening.level(), mode, opening.form());
        return channel(ChannelState.initial(terms, session, Bytes.copyOf(hostCryptogram)));
    }

    private static SecureChannel channel(ChannelState state) {
        return new ProtectedChannel(new Scp03Protection(state));
    }

    /** What a card with these keys will answer (Amendment D, 6.2.2.1 and 7.1.1.6). */
    public static InitializeUpdate.Response predict(Scp03Keys keys, ExpectedOpening expected) {
        int size = expected.option().mode().size();
        byte[] challenge = cardChallenge(keys, expected, size);
        byte[] context = expected.command()
                .hostChallenge()
                .concat(Bytes.copyOf(challenge))
                .toByteArray();
        try (AesCmac sessionMac = sessionMac(keys, context)) {
            return new InitializeUpdate.Response(
                    expected.diversificationData(),
                    expected.keyVersion(),
                    expected.option(),
                    Bytes.copyOf(challenge),
                    Bytes.copyOf(KeyDerivation.derive(sessionMac, KeyDerivation.CARD_CRYPTOGRAM, context, size)),
                    expected.counter());
        }
    }

    private static byte[] cardChallenge(Scp03Keys keys, ExpectedOpening expected, int size) {
        byte[] seed = expected.counter().concat(expected.invoker().value()).toByteArray();
        try (var cmac = new AesCmac(keys.enc())) {
            return KeyDerivation.derive(cmac, KeyDerivation.CARD_CHALLENGE, seed, size);
        }
    }

    /** Whether these keys made the card's cryptogram: on paper, no command is sent for it. */
    public static boolean verifies(Scp03Keys keys, Bytes hostChallenge, InitializeUpdate.Response response) {
        byte[] context = hostChallenge.concat(response.cardChallenge()).toByteArray();
        try (AesCmac sessionMac = sessionMac(keys, context)) {
            return cryptogramMatches(sessionMac, context, response.cardCryptogram());
        }
    }

    private static AesCmac sessionMac(Scp03Keys keys, byte[] context) {
        try (var cmac = new AesCmac(keys.mac())) {
            byte[] key = KeyDerivation.derive(cmac, KeyDerivation.S_MAC, context, keys.mac().length);
            try {
                return new AesCmac(key);
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        }
    }

    /**
     * Goes on with a channel from its exported state, which is wiped.
     *
     * @throws IllegalArgumentException if it is no such state
     */
    public static SecureChannel restore(byte[] state) {
        try {
            return channel(ChannelState.parse(state));
        } finally {
            Arrays.fill(state, (byte) 0);
        }
    }

    private static boolean cryptogramMatches(AesCmac sessionMac, byte[] context, Bytes cardCryptogram) {
        byte[] expected =
                KeyDerivation.derive(sessionMac, KeyDerivation.CARD_CRYPTOGRAM, context, cardCryptogram.size());
        return MessageDigest.isEqual(expected, cardCryptogram.toByteArray());
    }
}
