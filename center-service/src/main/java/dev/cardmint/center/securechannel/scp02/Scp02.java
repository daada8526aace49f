package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.Scp02Option;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.des.DesCbc;
import dev.cardmint.center.securechannel.script.ProtectedChannel;
import dev.cardmint.model.bytes.Bytes;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/** Opens SCP02 channels on the off-card side (GPCS E.1.2), initiated explicitly. */
public final class Scp02 {

    private Scp02() {}

    /**
     * Verifies the card cryptogram and makes the session ready; spends no authentication.
     *
     * @throws CardCryptogramMismatchException if the card did not prove these keys
     * @throws IllegalArgumentException if the answer is not SCP02's
     */
    public static SecureChannel open(Scp02Keys keys, ChannelOpening opening) {
        InitializeUpdate.Response response = opening.response();
        if (!(response.option() instanceof Scp02Option option)) {
            throw new IllegalArgumentException("The card does not speak SCP02");
        }
        SessionKeys session = SessionKeys.derive(keys, counter(response));
        if (!cryptogramMatches(session.encrypting(), opening.hostChallenge(), response)) {
            session.close();
            throw new CardCryptogramMismatchException();
        }
        byte[] hostCryptogram = Cryptogram.ofHost(session.encrypting(), opening.hostChallenge(), cardPart(response));
        var terms = new ChannelState.Terms(opening.level(), option, opening.form());
        return channel(ChannelState.initial(terms, session, Bytes.copyOf(hostCryptogram)));
    }

    private static SecureChannel channel(ChannelState state) {
        return new ProtectedChannel(new Scp02Protection(state));
    }

    /** Whether these keys made the card's cryptogram: on paper, no command is sent for it. */
    public static boolean verifies(Scp02Keys keys, Bytes hostChallenge, InitializeUpdate.Response response) {
        byte[] session = sessionKey(keys.enc(), KeyDerivation.S_ENC, counter(response));
        try (DesCbc enc = DesCbc.encrypting(session)) {
            return cryptogramMatches(enc, hostChallenge, response);
        } finally {
            Arrays.fill(session, (byte) 0);
        }
    }

    /** S-DEK, which encrypts keys and other secrets in this session (E.4.7); the caller wipes it. */
    public static byte[] sessionDek(byte[] dek, InitializeUpdate.Response response) {
        return sessionKey(dek, KeyDerivation.S_DEK, counter(response));
    }

    private static byte[] sessionKey(byte[] staticKey, int constant, Bytes counter) {
        try (DesCbc cipher = DesCbc.encrypting(staticKey)) {
            return KeyDerivation.derive(cipher, constant, counter);
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

    private static boolean cryptogramMatches(DesCbc enc, Bytes hostChallenge, InitializeUpdate.Response response) {
        return MessageDigest.isEqual(
                Cryptogram.ofCard(enc, hostChallenge, cardPart(response)),
                response.cardCryptogram().toByteArray());
    }

    private static Bytes cardPart(InitializeUpdate.Response response) {
        return counter(response).concat(response.cardChallenge());
    }

    private static Bytes counter(InitializeUpdate.Response response) {
        return Objects.requireNonNull(response.sequenceCounter());
    }
}
