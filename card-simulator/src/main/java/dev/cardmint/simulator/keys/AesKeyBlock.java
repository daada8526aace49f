package dev.cardmint.simulator.keys;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.securechannel.AesKey;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * One AES key in PUT KEY (Amendment D, 7.2): type, length, length of the key itself, key under the Key-DEK, KCV or
 * nothing in its place.
 */
final class AesKeyBlock {

    static final int TYPE = 0x88;

    private AesKeyBlock() {}

    /** Reads a key whose type has been read; the caller wipes it. */
    static AesKey read(KeyField field, AesKey dek) {
        var block = new KeyField(field.readComponent());
        int size = block.readByte();
        Bytes encrypted = block.rest();
        unless(size == 16 || size == 24 || size == 32, Status.WRONG_DATA);
        int padded = (size + AesKey.BLOCK - 1) / AesKey.BLOCK * AesKey.BLOCK;
        unless(encrypted.size() == padded, Status.WRONG_DATA);
        Bytes checkValue = field.read(field.readByte());
        byte[] decrypted = dek.decrypt(new byte[AesKey.BLOCK], encrypted.toByteArray());
        byte[] value = Arrays.copyOf(decrypted, size);
        Arrays.fill(decrypted, (byte) 0);
        AesKey key = AesKey.of(value);
        Arrays.fill(value, (byte) 0);
        if (!checkValue.isEmpty()
                && !MessageDigest.isEqual(
                        checkValue.toByteArray(), key.checkValue().toByteArray())) {
            key.close();
            throw new CommandRefusedException(Status.WRONG_DATA);
        }
        return key;
    }
}
