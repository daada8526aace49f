package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A host's end of one channel of SCP02 or SCP03, for reading a card back: one command at a time, and every answer
 * verified before it is believed where the card can prove its answers (GPC 2.3.1, E.4; Amendment D, 6.2).
 */
public final class HostChannel implements AutoCloseable {

    /** The object identifier of SCP02 in card recognition data, before its option (GPC 2.3.1, H.2). */
    private static final String SCP02 = "06092A864886FC6B0402";

    private static final Scp02Option USUAL = new Scp02Option(0x55);

    private final ApduChannel card;
    private final HostMessaging messaging;

    private HostChannel(ApduChannel card, HostMessaging messaging) {
        this.card = card;
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
        InitializeUpdateAnswer answer = initializeUpdate(card, master.keyVersion(), master.keyType(), hostChallenge);
        SecurityLevel level = SecurityLevel.highest(answer.option());
        if (chip != null) {
            try (StaticKeys keys = master.diversify(chip)) {
                if (proves(keys, hostChallenge, answer)) {
                    return open(card, keys, level, hostChallenge, answer);
                }
            }
        }
        try (StaticKeys keys = master.diversify(answer.diversificationData())) {
            return open(card, keys, level, hostChallenge, answer);
        }
    }

    /** On paper: no command is sent for it. */
    private static boolean proves(StaticKeys keys, Bytes hostChallenge, InitializeUpdateAnswer answer)
            throws NotAuthenticException {
        try (HostMessaging messaging = messaging(keys, hostChallenge, answer)) {
            return messaging.proves(answer.cardCryptogram());
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
        return open(card, keys, level, hostChallenge, initializeUpdate(card, keyVersion, keys.type(), hostChallenge));
    }

    private static InitializeUpdateAnswer initializeUpdate(
            ApduChannel card, int keyVersion, CardKey.Type keyType, Bytes hostChallenge) throws NotAuthenticException {
        Scp02Option legacy = keyType == CardKey.Type.DES3 ? legacyOption(card) : USUAL;
        ResponseApdu answer = card.transmit(new CommandApdu(0x80, 0x50, keyVersion, 0, hostChallenge, 256));
        if (!answer.statusWord().succeeded()) {
            throw new NotAuthenticException("INITIALIZE UPDATE answered " + answer.statusWord());
        }
        return InitializeUpdateAnswer.parse(answer.data(), legacy, hostChallenge.size());
    }

    /** What a card's recognition data says, as its answer to INITIALIZE UPDATE does not. */
    private static Scp02Option legacyOption(ApduChannel card) {
        ResponseApdu answer = card.transmit(new CommandApdu(0x80, 0xCA, 0x00, 0x66, Bytes.EMPTY, 256));
        String data = answer.data().toHex().toUpperCase(Locale.ROOT);
        int at = data.indexOf(SCP02) + SCP02.length();
        if (!data.contains(SCP02) || data.length() < at + 2) {
            return USUAL;
        }
        try {
            return new Scp02Option(Integer.parseInt(data.substring(at, at + 2), 16));
        } catch (IllegalArgumentException e) {
            return USUAL;
        }
    }

    static HostChannel open(
            ApduChannel card, StaticKeys keys, SecurityLevel level, Bytes hostChallenge, InitializeUpdateAnswer answer)
            throws NotAuthenticException {
        var channel = new HostChannel(card, messaging(keys, hostChallenge, answer));
        channel.verify(answer.cardCryptogram());
        channel.authenticate(level);
        return channel;
    }

    private static HostMessaging messaging(StaticKeys keys, Bytes hostChallenge, InitializeUpdateAnswer answer)
            throws NotAuthenticException {
        if (keys.type() != answer.option().keyType()) {
            throw new NotAuthenticException("The card has another protocol than the keys");
        }
        return answer.option().host(keys, hostChallenge, answer.sequence(), answer.cardChallenge());
    }

    private void verify(Bytes cardCryptogram) throws NotAuthenticException {
        if (!messaging.proves(cardCryptogram)) {
            close();
            throw new NotAuthenticException("The card does not prove these keys");
        }
    }

    private void authenticate(SecurityLevel level) throws NotAuthenticException {
        ResponseApdu answer = card.transmit(messaging.authenticate(level));
        if (!answer.statusWord().succeeded()) {
            close();
            throw new NotAuthenticException("EXTERNAL AUTHENTICATE answered " + answer.statusWord());
        }
    }

    /**
     * Sends a plain command protected and returns the plain answer.
     *
     * @throws NotAuthenticException if an R-MAC does not hold
     */
    public ResponseApdu transmit(CommandApdu command) throws NotAuthenticException {
        return messaging.unwrap(card.transmit(messaging.wrap(command)));
    }

    @Override
    public void close() {
        messaging.close();
    }
}
