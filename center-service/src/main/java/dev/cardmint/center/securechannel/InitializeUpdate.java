package dev.cardmint.center.securechannel;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/** INITIALIZE UPDATE (GPCS E.5.1; Amendment D, 7.1.1): opens a session and asks the card to prove its keys. */
public record InitializeUpdate(KeyVersionNumber keyVersion, Bytes hostChallenge) {

    private static final int CLA_GLOBALPLATFORM = 0x80;
    private static final int INS = 0x50;

    public InitializeUpdate {
        if (hostChallenge.size() != 8 && hostChallenge.size() != 16) {
            throw new IllegalArgumentException(
                    "Host challenge must be 8 bytes (S8) or 16 bytes (S16), got " + hostChallenge.size());
        }
    }

    /** On the basic logical channel. */
    public CommandApdu toCommand() {
        return toCommand(0);
    }

    /** On a logical channel, 0 to 3: the secure channel is then opened there. */
    public CommandApdu toCommand(int logicalChannel) {
        return new CommandApdu(CLA_GLOBALPLATFORM | logicalChannel, INS, keyVersion.value(), 0, hostChallenge, 256);
    }

    /**
     * What the card answers (GPCS, Table E-7; Amendment D, Table 7-3).
     *
     * @param diversificationData 10 bytes; names the chip only where its keys are diversified by it
     * @param keyVersion of the key set that made the cryptogram
     * @param option as an SCP03 card answers it; SCP02 cards do not tell theirs
     * @param cardChallenge 8 bytes (S8) or 16 (S16); 6 in SCP02
     * @param sequenceCounter SCP03: 3 bytes, present when the card challenge is pseudo-random; SCP02: 2 bytes, always
     */
    public record Response(
            Bytes diversificationData,
            KeyVersionNumber keyVersion,
            ChannelOption option,
            Bytes cardChallenge,
            Bytes cardCryptogram,
            @Nullable Bytes sequenceCounter) {

        public Response {
            if (diversificationData.size() != 10
                    || cardChallenge.size() != ResponseLayout.challenge(option)
                    || cardCryptogram.size() != option.mode().size()) {
                throw new MalformedResponseException("A field of INITIALIZE UPDATE's answer has a wrong length");
            }
            int counter = sequenceCounter == null ? 0 : sequenceCounter.size();
            if (counter != ResponseLayout.counter(option)) {
                throw new MalformedResponseException("The sequence counter does not go with option i " + option);
            }
        }

        /**
         * Reads the data field of a successful answer.
         *
         * @param expected what the profile says of the card; SCP02's option is taken from it
         * @throws MalformedResponseException if it is of another protocol, or not as long as its option {@code i} says
         */
        public static Response parse(Bytes data, ChannelOption expected) {
            return ResponseLayout.parse(data, expected);
        }

        /**
         * Reads the data field of a successful answer, whatever protocol it is of: for telling what a card is. SCP02's
         * option is {@link Scp02Option#LEAST} then.
         *
         * @throws MalformedResponseException if it is of no protocol, or not as long as its option {@code i} says
         */
        public static Response parse(Bytes data) {
            return ResponseLayout.parse(data);
        }

        /** The sequence counter as a number; counters begin at 1, 0 is that of an answer without one. */
        public int sequenceNumber() {
            int number = 0;
            for (int i = 0; sequenceCounter != null && i < sequenceCounter.size(); i++) {
                number = number << 8 | sequenceCounter.unsigned(i);
            }
            return number;
        }

        /** The data field; SCP02's option is not in it. */
        public Bytes encode() {
            return ResponseLayout.encode(this);
        }
    }
}
