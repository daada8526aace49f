package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/** INITIALIZE UPDATE (Amendment D, 7.1.1): opens a session and asks the card to prove its keys. */
public record InitializeUpdate(KeyVersionNumber keyVersion, Bytes hostChallenge) {

    private static final int CLA_GLOBALPLATFORM = 0x80;
    private static final int INS = 0x50;
    private static final int PROTOCOL = 0x03;
    private static final int FIXED_PART = 13;
    private static final int SEQUENCE_COUNTER = 3;

    public InitializeUpdate {
        if (hostChallenge.size() != 8 && hostChallenge.size() != 16) {
            throw new IllegalArgumentException(
                    "Host challenge must be 8 bytes (S8) or 16 bytes (S16), got " + hostChallenge.size());
        }
    }

    public CommandApdu toCommand() {
        return new CommandApdu(CLA_GLOBALPLATFORM, INS, keyVersion.value(), 0, hostChallenge, 256);
    }

    /**
     * What the card answers (Amendment D, Table 7-3).
     *
     * @param diversificationData 10 bytes; names the chip only where its keys are diversified by it
     * @param keyVersion of the key set that made the cryptogram
     * @param sequenceCounter 3 bytes, present when the card challenge is pseudo-random
     */
    public record Response(
            Bytes diversificationData,
            KeyVersionNumber keyVersion,
            Scp03Option option,
            Bytes cardChallenge,
            Bytes cardCryptogram,
            @Nullable Bytes sequenceCounter) {

        public Response {
            int size = option.mode().size();
            if (diversificationData.size() != 10 || cardChallenge.size() != size || cardCryptogram.size() != size) {
                throw new MalformedResponseException("A field of INITIALIZE UPDATE's answer has a wrong length");
            }
            int counter = sequenceCounter == null ? 0 : sequenceCounter.size();
            if (counter != (option.pseudoRandomChallenge() ? SEQUENCE_COUNTER : 0)) {
                throw new MalformedResponseException("The sequence counter does not go with option i " + option);
            }
        }

        /**
         * Reads the data field of a successful answer.
         *
         * @throws MalformedResponseException if it is not SCP03, or not as long as its option {@code i} says
         */
        public static Response parse(Bytes data) {
            if (data.size() < FIXED_PART) {
                throw new MalformedResponseException("INITIALIZE UPDATE answered %d bytes".formatted(data.size()));
            }
            Scp03Option option = option(data);
            int challenge = FIXED_PART + option.mode().size();
            int cryptogram = challenge + option.mode().size();
            int end = cryptogram + (option.pseudoRandomChallenge() ? SEQUENCE_COUNTER : 0);
            if (data.size() != end) {
                throw new MalformedResponseException("INITIALIZE UPDATE answered %d bytes, with option i %s it has %d"
                        .formatted(data.size(), option, end));
            }
            return new Response(
                    data.slice(0, 10),
                    new KeyVersionNumber(data.unsigned(10)),
                    option,
                    data.slice(FIXED_PART, challenge),
                    data.slice(challenge, cryptogram),
                    end == cryptogram ? null : data.slice(cryptogram, end));
        }

        /** The data field. */
        public Bytes encode() {
            Bytes encoded = diversificationData
                    .concat(Bytes.of(keyVersion.value(), PROTOCOL, option.value()))
                    .concat(cardChallenge)
                    .concat(cardCryptogram);
            return sequenceCounter == null ? encoded : encoded.concat(sequenceCounter);
        }

        private static Scp03Option option(Bytes data) {
            if (data.unsigned(11) != PROTOCOL) {
                throw new MalformedResponseException(
                        "The card speaks secure channel protocol %02X, not SCP03".formatted(data.unsigned(11)));
            }
            try {
                return new Scp03Option(data.unsigned(12));
            } catch (IllegalArgumentException e) {
                throw new MalformedResponseException("INITIALIZE UPDATE: " + e.getMessage());
            }
        }
    }
}
