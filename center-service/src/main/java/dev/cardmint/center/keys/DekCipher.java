package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.center.securechannel.des.DesCbc;
import dev.cardmint.center.securechannel.scp02.Scp02;
import java.util.Arrays;

/** The key that encrypts keys and other secrets for a card, inside the secure channel. */
sealed interface DekCipher extends AutoCloseable {

    /** Length of its blocks. */
    int block();

    /**
     * Encrypts whole blocks.
     *
     * @throws IllegalArgumentException unless the data is whole blocks
     */
    byte[] encrypt(byte[] data);

    @Override
    void close();

    /**
     * What a session's protocol prescribes.
     *
     * @throws IllegalArgumentException if the card's keys are none of that protocol
     */
    static DekCipher of(DerivedKeys keys, InitializeUpdate.Response opened) {
        Protocol spoken = opened.option().protocol();
        if (keys.type().protocol() != spoken) {
            throw new IllegalArgumentException("The card speaks %s, the key set in use holds keys of %s"
                    .formatted(spoken, keys.type().protocol()));
        }
        return switch (spoken) {
            case SCP02 -> sessionDek(keys, opened);
            case SCP03 -> new StaticDek(AesCbc.encrypting(keys.dek()));
        };
    }

    private static DekCipher sessionDek(DerivedKeys keys, InitializeUpdate.Response opened) {
        byte[] key = Scp02.sessionDek(keys.dek(), opened);
        try {
            return new SessionDek(DesCbc.encrypting(key));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** SCP03: the static Key-DEK, AES-CBC from zero (Amendment D, 6.2.8). */
    record StaticDek(AesCbc aes) implements DekCipher {

        @Override
        public int block() {
            return AesCbc.BLOCK;
        }

        @Override
        public byte[] encrypt(byte[] data) {
            return aes.apply(data);
        }

        @Override
        public void close() {
            aes.close();
        }
    }

    /** SCP02: the session's S-DEK, 3DES-ECB (GPCS E.4.7). */
    record SessionDek(DesCbc des) implements DekCipher {

        @Override
        public int block() {
            return DesCbc.BLOCK;
        }

        @Override
        public byte[] encrypt(byte[] data) {
            byte[] encrypted = new byte[data.length];
            for (int at = 0; at < data.length; at += DesCbc.BLOCK) {
                byte[] block = des.apply(Arrays.copyOfRange(data, at, Math.min(at + DesCbc.BLOCK, data.length)));
                System.arraycopy(block, 0, encrypted, at, DesCbc.BLOCK);
            }
            return encrypted;
        }

        @Override
        public void close() {
            des.close();
        }
    }
}
