package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.center.securechannel.script.Sent;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * R-MAC and R-ENC of answers (Amendment D, 6.2.5 and 6.2.7); they depend on the command alone, never on other answers.
 */
final class ResponseProtection {

    private static final int BLOCK = AesCbc.BLOCK;

    private final ChannelState state;

    ResponseProtection(ChannelState state) {
        this.state = state;
    }

    /**
     * Verifies and decrypts one answer.
     *
     * @throws ChannelIntegrityException if the protection does not hold
     */
    UnwrappedResponse unwrap(Sent sent, ResponseApdu response) {
        if (!state.level().authenticatesResponses()) {
            return new UnwrappedResponse(response.data(), response.statusWord(), false);
        }
        if (!carriesMac(response.statusWord())) {
            // An error carries no R-MAC (6.2.5): whatever data it came with is nobody's word.
            return new UnwrappedResponse(Bytes.EMPTY, response.statusWord(), false);
        }
        Bytes data = verified(response, sent.mac());
        boolean encrypted = state.level().encryptsResponses() && !data.isEmpty();
        return new UnwrappedResponse(encrypted ? decrypt(data, sent.number()) : data, response.statusWord(), true);
    }

    private static boolean carriesMac(StatusWord statusWord) {
        return statusWord.succeeded() || statusWord.sw1() == 0x62 || statusWord.sw1() == 0x63;
    }

    private Bytes verified(ResponseApdu response, byte[] chain) {
        int end = response.data().size() - state.mode().size();
        if (end < 0) {
            throw new ChannelIntegrityException("An answer is too short for its R-MAC");
        }
        Bytes data = response.data().slice(0, end);
        Bytes status =
                Bytes.of(response.statusWord().sw1(), response.statusWord().sw2());
        byte[] expected = state.keys()
                .responseMac()
                .mac(Bytes.copyOf(chain).concat(data).concat(status).toByteArray());
        byte[] received = response.data().slice(end, response.data().size()).toByteArray();
        if (!MessageDigest.isEqual(Arrays.copyOf(expected, received.length), received)) {
            throw new ChannelIntegrityException("The R-MAC of an answer does not verify");
        }
        return data;
    }

    /** Decrypts behind the encrypted counter block, which serves as the initial value. */
    private Bytes decrypt(Bytes data, int counter) {
        if (data.size() % BLOCK != 0) {
            throw new ChannelIntegrityException("Encrypted response data is not whole blocks");
        }
        byte[] block = new byte[BLOCK];
        CounterBlock.write(block, 0x80, counter);
        byte[] initial = state.keys().encrypting().apply(block);
        byte[] plain = state.keys()
                .decrypting()
                .apply(Bytes.copyOf(initial).concat(data).toByteArray());
        try {
            return Bytes.copyOfRange(plain, BLOCK, endOfData(plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static int endOfData(byte[] plain) {
        int end = plain.length - 1;
        while (end >= BLOCK && plain[end] == 0) {
            end--;
        }
        // Deviation: OpenSCP's emulated card pads by up to two blocks; the R-MAC over all of it has been verified.
        if (end < BLOCK || plain[end] != (byte) 0x80) {
            throw new ChannelIntegrityException("The padding of encrypted response data is wrong");
        }
        return end;
    }

    @Override
    public String toString() {
        return "ResponseProtection";
    }
}
