package dev.cardmint.simulator.keys;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** PUT KEY (GPC 2.3.1, 11.8; Amendment D, 7.2): a whole key set by one command, or nothing. */
public final class KeyManagement {

    private static final int AES = 0x88;
    private static final int FIRST_KEY_OF_SEVERAL = 0x81;
    private static final int KEYS_IN_SET = 3;

    private final KeyRing ring;
    private final BooleanSupplier hasRoom;

    /** Keys of a ring that may grow while there is room for one set more. */
    public KeyManagement(KeyRing ring, BooleanSupplier hasRoom) {
        this.hasRoom = hasRoom;
        this.ring = ring;
    }

    /** Answers the new key version and the check values of its keys. */
    public Bytes putKey(CommandApdu command, AesKey dek) {
        unless(command.p2() == FIRST_KEY_OF_SEVERAL && command.p1() <= 0x7F, Status.WRONG_P1_P2);
        var field = new Field(command.data());
        int version = field.readByte();
        unless(version >= 1 && version <= 0x7F, Status.WRONG_DATA);
        int at = place(command.p1(), version);
        StaticKeys keys = readKeys(field, dek);
        var keySet = new KeySet(version, keys, 0);
        if (at < ring.sets().size()) {
            ring.sets().set(at, keySet).close();
        } else {
            ring.sets().add(keySet);
        }
        Bytes answer = Bytes.of(version);
        for (Bytes checkValue : keys.checkValues()) {
            answer = answer.concat(checkValue);
        }
        return answer;
    }

    /** Index of the set to replace, or one past the last for a new one. */
    private int place(int replaced, int version) {
        KeySet sameVersion = ring.set(version);
        if (replaced == 0) {
            unless(sameVersion == null, Status.CONDITIONS);
            unless(hasRoom.getAsBoolean(), Status.MEMORY);
            return ring.sets().size();
        }
        KeySet former = ring.set(replaced);
        if (former == null) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        unless(sameVersion == null || sameVersion == former, Status.CONDITIONS);
        return ring.sets().indexOf(former);
    }

    private static StaticKeys readKeys(Field field, AesKey dek) {
        List<AesKey> keys = new ArrayList<>();
        try {
            while (keys.size() < KEYS_IN_SET) {
                keys.add(readKey(field, dek));
            }
            unless(field.isAtEnd(), Status.WRONG_DATA);
            boolean sameSize =
                    keys.stream().allMatch(key -> key.size() == keys.get(0).size());
            unless(sameSize, Status.WRONG_DATA);
            return new StaticKeys(keys.get(0), keys.get(1), keys.get(2));
        } catch (CommandRefusedException e) {
            keys.forEach(AesKey::close);
            throw e;
        }
    }

    /** Type, length, length of the key itself, key under the Key-DEK, length of its check value, check value. */
    private static AesKey readKey(Field field, AesKey dek) {
        unless(field.readByte() == AES, Status.WRONG_DATA);
        var block = new Field(field.read(field.readByte()));
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
        if (!MessageDigest.isEqual(checkValue.toByteArray(), key.checkValue().toByteArray())) {
            key.close();
            throw new CommandRefusedException(Status.WRONG_DATA);
        }
        return key;
    }

    /** A data field read from front to end; running out of it is wrong data. */
    private static final class Field {

        private final Bytes bytes;
        private int at;

        private Field(Bytes bytes) {
            this.bytes = bytes;
        }

        private int readByte() {
            return read(1).unsigned(0);
        }

        private Bytes read(int length) {
            unless(length <= bytes.size() - at, Status.WRONG_DATA);
            at += length;
            return bytes.slice(at - length, at);
        }

        private Bytes rest() {
            return read(bytes.size() - at);
        }

        private boolean isAtEnd() {
            return at == bytes.size();
        }
    }
}
