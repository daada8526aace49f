package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.scp02.Scp02;
import dev.cardmint.center.securechannel.scp02.Scp02Keys;
import dev.cardmint.center.securechannel.scp03.ExpectedOpening;
import dev.cardmint.center.securechannel.scp03.Scp03;
import dev.cardmint.center.securechannel.scp03.Scp03Keys;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;
import java.util.List;

/** One card's static Key-ENC, Key-MAC and Key-DEK, for the time of one operation; their kind says which protocol. */
final class DerivedKeys implements AutoCloseable {

    private final KeyType type;
    private final byte[] enc;
    private final byte[] mac;
    private final byte[] dek;

    /** Takes the arrays over and wipes them. */
    DerivedKeys(KeyType type, byte[] enc, byte[] mac, byte[] dek) {
        this.type = type;
        this.enc = enc;
        this.mac = mac;
        this.dek = dek;
    }

    /**
     * Verifies the card cryptogram and opens the channel.
     *
     * @throws CardCryptogramMismatchException if the card did not prove these keys, or its protocol takes others
     */
    SecureChannel open(ChannelOpening opening) {
        if (!areFor(opening.response())) {
            throw new CardCryptogramMismatchException();
        }
        return switch (type) {
            case AES -> {
                try (var keys = new Scp03Keys(enc, mac)) {
                    yield Scp03.open(keys, opening);
                }
            }
            case DES3 -> {
                try (var keys = new Scp02Keys(enc, mac)) {
                    yield Scp02.open(keys, opening);
                }
            }
        };
    }

    /** Whether these keys made the card's cryptogram. */
    boolean verify(Bytes hostChallenge, InitializeUpdate.Response response) {
        if (!areFor(response)) {
            return false;
        }
        return switch (type) {
            case AES -> {
                try (var keys = new Scp03Keys(enc, mac)) {
                    yield Scp03.verifies(keys, hostChallenge, response);
                }
            }
            case DES3 -> {
                try (var keys = new Scp02Keys(enc, mac)) {
                    yield Scp02.verifies(keys, hostChallenge, response);
                }
            }
        };
    }

    /**
     * What the card will answer.
     *
     * @throws IllegalArgumentException if these are no keys of SCP03
     */
    InitializeUpdate.Response predict(ExpectedOpening expected) {
        if (type != KeyType.AES) {
            throw new IllegalArgumentException("The opening of SCP03 only is told ahead");
        }
        try (var keys = new Scp03Keys(enc, mac)) {
            return Scp03.predict(keys, expected);
        }
    }

    private boolean areFor(InitializeUpdate.Response response) {
        return response.option().protocol() == type.protocol();
    }

    KeyType type() {
        return type;
    }

    byte[] dek() {
        return dek;
    }

    /** In the order of their key identifiers 1, 2, 3. */
    List<byte[]> all() {
        return List.of(enc, mac, dek);
    }

    @Override
    public void close() {
        Arrays.fill(enc, (byte) 0);
        Arrays.fill(mac, (byte) 0);
        Arrays.fill(dek, (byte) 0);
    }

    @Override
    public String toString() {
        return "DerivedKeys";
    }
}
