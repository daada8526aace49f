package dev.cardmint.center.personalization;

import dev.cardmint.center.keys.EncryptedKeySet;
import dev.cardmint.center.keys.EncryptedKeySet.EncryptedKey;
import dev.cardmint.center.keys.KeyCheckValue;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * PUT KEY of a whole key set (GPCS 11.8; Amendment D, 7.2): old keys are never left beside new ones.
 *
 * @param replaced version of the key set that it replaces, 00 to add one
 */
public record PutKey(KeyVersionNumber replaced, EncryptedKeySet keySet) {

    private static final int SEVERAL_KEYS = 0x80;
    private static final int FIRST_KEY = 0x01;

    public CommandApdu toCommand() {
        Bytes data = Bytes.of(keySet.keyVersion().value());
        for (EncryptedKey key : keySet.keys()) {
            data = data.concat(keyBlock(key));
        }
        int p2 = FIRST_KEY | (keySet.keys().size() > 1 ? SEVERAL_KEYS : 0);
        return new CommandApdu(0x80, 0xD8, replaced.value(), p2, data, Le.ANY);
    }

    private static Bytes keyBlock(EncryptedKey key) {
        return Bytes.of(key.type().value())
                .concat(LengthValue.of(key.value()))
                .concat(LengthValue.of(key.checkValue()));
    }

    /** What the card must answer to it. */
    public Response expectedResponse() {
        return new Response(
                keySet.keyVersion(),
                keySet.keys().stream().map(EncryptedKey::checkValue).toList());
    }

    /** The new version and the check value of every key (GPCS 11.8.3.1). */
    public record Response(KeyVersionNumber keyVersion, List<Bytes> checkValues) {

        public Response {
            checkValues = List.copyOf(checkValues);
        }

        /**
         * Reads the data field.
         *
         * @throws MalformedResponseException unless it is a version and whole check values
         */
        public static Response parse(Bytes data) {
            if (data.isEmpty() || data.size() % KeyCheckValue.SIZE != 1) {
                throw new MalformedResponseException("PUT KEY answered %d bytes".formatted(data.size()));
            }
            var checkValues = new ArrayList<Bytes>();
            for (int at = 1; at < data.size(); at += KeyCheckValue.SIZE) {
                checkValues.add(data.slice(at, at + KeyCheckValue.SIZE));
            }
            return new Response(new KeyVersionNumber(data.unsigned(0)), checkValues);
        }
    }
}
