package dev.cardmint.simulator.keys;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.DataKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * PUT KEY (GPC 2.3.1, 11.8; Amendment D, 7.2): a whole key set, one key of a set that is there, or the key that
 * verifies load files; all that a command brings, or nothing.
 */
public final class KeyManagement {

    private static final int SEVERAL = 0x80;
    private static final int KEYS_IN_SET = 3;

    /** Versions from here on are for other purposes than secure channels (GPC 2.3.1, 11.1.9). */
    private static final int FIRST_SPECIAL = 0x70;

    private final KeyRing ring;
    private final Predicate<CardKey.Type> takes;
    private final BooleanSupplier hasRoom;

    /** Keys of a ring that may grow while there is room for one set more, of the types that the card takes. */
    public KeyManagement(KeyRing ring, Predicate<CardKey.Type> takes, BooleanSupplier hasRoom) {
        this.ring = ring;
        this.takes = takes;
        this.hasRoom = hasRoom;
    }

    /** P1 the version to replace, or 00 to add; answers the new version and the check values of its keys. */
    public Bytes putKey(CommandApdu command, DataKey dek) {
        unless(command.p1() <= 0x7F, Status.WRONG_P1_P2);
        boolean several = (command.p2() & SEVERAL) != 0;
        int identifier = command.p2() & 0x7F;
        unless(several ? identifier == 1 : identifier >= 1 && identifier <= KEYS_IN_SET, Status.WRONG_P1_P2);
        var field = new KeyField(command.data());
        int version = field.readByte();
        if (version == DapKey.VERSION) {
            unless(!several && identifier == DapKey.IDENTIFIER, Status.WRONG_P1_P2);
            return Bytes.of(version).concat(putDapKey(command.p1(), field, dek));
        }
        unless(version >= 1 && version < FIRST_SPECIAL, Status.WRONG_DATA);
        Bytes checkValues = several
                ? putSet(command.p1(), version, field, dek)
                : putOne(command.p1(), version, identifier, field, dek);
        return Bytes.of(version).concat(checkValues);
    }

    private Bytes putSet(int replaced, int version, KeyField field, DataKey dek) {
        int at = place(replaced, version);
        StaticKeys keys = readKeys(field, dek);
        var keySet = new KeySet(version, keys, 0);
        if (at < ring.sets().size()) {
            ring.sets().set(at, keySet).close();
        } else {
            ring.sets().add(keySet);
        }
        Bytes checkValues = Bytes.EMPTY;
        for (Bytes checkValue : keys.checkValues()) {
            checkValues = checkValues.concat(checkValue);
        }
        return checkValues;
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

    /**
     * One key of a set that is there and keeps its version, so that no set is ever incomplete; the sequence counter
     * goes on, as the other keys have been used with it.
     */
    private Bytes putOne(int replaced, int version, int identifier, KeyField field, DataKey dek) {
        KeySet former = replaced == 0 ? null : ring.set(replaced);
        if (former == null) {
            throw new CommandRefusedException(replaced == 0 ? Status.CONDITIONS : Status.REFERENCE_NOT_FOUND);
        }
        unless(version == replaced, Status.CONDITIONS);
        CardKey key = readKey(field, dek);
        try {
            field.requireEnd();
            unless(key.type() == former.keys().type(), Status.WRONG_DATA);
            unless(key.size() == former.keys().enc().size(), Status.WRONG_DATA);
        } catch (CommandRefusedException e) {
            key.close();
            throw e;
        }
        Bytes checkValue = key.checkValue();
        ring.sets().set(ring.sets().indexOf(former), former.with(identifier, key));
        former.close();
        return checkValue;
    }

    private StaticKeys readKeys(KeyField field, DataKey dek) {
        List<CardKey> keys = new ArrayList<>();
        try {
            while (keys.size() < KEYS_IN_SET) {
                keys.add(readKey(field, dek));
            }
            field.requireEnd();
            boolean alike = keys.stream()
                    .allMatch(key -> key.type() == keys.get(0).type()
                            && key.size() == keys.get(0).size());
            unless(alike, Status.WRONG_DATA);
            return new StaticKeys(keys.get(0), keys.get(1), keys.get(2));
        } catch (CommandRefusedException e) {
            keys.forEach(CardKey::close);
            throw e;
        }
    }

    private CardKey readKey(KeyField field, DataKey dek) {
        int code = field.readByte();
        CardKey.Type type = Arrays.stream(CardKey.Type.values())
                .filter(each -> each.code() == code && takes.test(each))
                .findFirst()
                .orElseThrow(() -> new CommandRefusedException(Status.WRONG_DATA));
        return SecretKeyBlock.read(type, field, dek);
    }

    private Bytes putDapKey(int replaced, KeyField field, DataKey dek) {
        boolean there = ring.dapKey() != null;
        unless(replaced == 0 || replaced == DapKey.VERSION, Status.WRONG_P1_P2);
        unless(replaced == 0 || there, Status.REFERENCE_NOT_FOUND);
        unless(replaced != 0 || !there, Status.CONDITIONS);
        unless(there || hasRoom.getAsBoolean(), Status.MEMORY);
        DapKey key = readDapKey(field, dek);
        ring.dapKey(key);
        return key.checkValue();
    }

    /** An AES key, or modulus and exponent of an RSA key in the clear, which has no check value. */
    private static DapKey readDapKey(KeyField field, DataKey dek) {
        int type = field.readByte();
        if (type == CardKey.Type.AES.code()) {
            var key = (AesKey) SecretKeyBlock.read(CardKey.Type.AES, field, dek);
            try {
                field.requireEnd();
            } catch (CommandRefusedException e) {
                key.close();
                throw e;
            }
            return new AesDapKey(key);
        }
        unless(type == RsaDapKey.MODULUS, Status.WRONG_DATA);
        Bytes modulus = field.readComponent();
        unless(field.readByte() == RsaDapKey.EXPONENT, Status.WRONG_DATA);
        Bytes exponent = field.readComponent();
        unless(field.readByte() == 0, Status.WRONG_DATA);
        field.requireEnd();
        unless(RsaDapKey.isPossible(modulus, exponent), Status.WRONG_DATA);
        return new RsaDapKey(modulus, exponent);
    }
}
