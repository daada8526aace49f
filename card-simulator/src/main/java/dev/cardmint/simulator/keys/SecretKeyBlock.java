package dev.cardmint.simulator.keys;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.DataKey;
import dev.cardmint.simulator.securechannel.DesKey;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * One secret key in PUT KEY: type, length, key under the channel's key for sensitive data, KCV or nothing in its place
 * (GPC 2.3.1, 11.8.2.3); before an AES key stands its own length (Amendment D, 7.2).
 */
final class SecretKeyBlock {

    private SecretKeyBlock() {}

    /** Reads a key whose type has been read; the caller wipes it. */
    static CardKey read(CardKey.Type type, KeyField field, DataKey dek) {
        var block = new KeyField(field.readComponent());
        int size = type == CardKey.Type.AES ? block.readByte() : DesKey.SIZE;
        Bytes encrypted = block.rest();
        unless(type == CardKey.Type.DES3 || size == 16 || size == 24 || size == 32, Status.WRONG_DATA);
        int padded = (size + dek.blockSize() - 1) / dek.blockSize() * dek.blockSize();
        unless(encrypted.size() == padded, Status.WRONG_DATA);
        Bytes checkValue = field.read(field.readByte());
        CardKey key = decrypted(type, size, encrypted, dek);
        if (!checkValue.isEmpty()
                && !MessageDigest.isEqual(
                        checkValue.toByteArray(), key.checkValue().toByteArray())) {
            key.close();
            throw new CommandRefusedException(Status.WRONG_DATA);
        }
        return key;
    }

    private static CardKey decrypted(CardKey.Type type, int size, Bytes encrypted, DataKey dek) {
        byte[] decrypted = dek.decrypt(encrypted.toByteArray());
        byte[] value = Arrays.copyOf(decrypted, size);
        Arrays.fill(decrypted, (byte) 0);
        try {
            return type.key(value);
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }
}
