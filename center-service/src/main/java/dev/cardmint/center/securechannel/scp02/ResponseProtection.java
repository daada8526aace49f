package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.CommandForm;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.des.RetailMac;
import dev.cardmint.center.securechannel.script.Sent;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * R-MAC of answers (GPCS E.4.5). Each starts from the one before, errors included, so answers are verified in their
 * order; one that was verified may be verified again.
 */
final class ResponseProtection implements AutoCloseable {

    private static final int MAC = RetailMac.TAG;

    private final ChannelState state;
    /** What the answer to each command starts from, as far as the answers before it were verified. */
    private final List<byte[]> starts = new ArrayList<>();

    ResponseProtection(ChannelState state) {
        this.state = state;
    }

    /**
     * Verifies one answer.
     *
     * @throws ChannelIntegrityException if the protection does not hold
     * @throws IllegalStateException if an answer before it has not been verified
     */
    UnwrappedResponse unwrap(Sent sent, ResponseApdu response) {
        if (!state.level().authenticatesResponses()) {
            return new UnwrappedResponse(response.data(), response.statusWord(), false);
        }
        boolean bare = response.data().isEmpty() && isError(response.statusWord());
        Bytes data = bare ? Bytes.EMPTY : withoutMac(response);
        byte[] expected = mac(sent, data, response.statusWord());
        Bytes received = response.data().slice(data.size(), response.data().size());
        if (!bare && !MessageDigest.isEqual(expected, received.toByteArray())) {
            throw new ChannelIntegrityException("The R-MAC of an answer does not verify");
        }
        advance(sent.number(), expected);
        return new UnwrappedResponse(data, response.statusWord(), !bare);
    }

    // Deviation: some cards answer an error with the bare status word; they have computed its R-MAC all the same.
    private static boolean isError(StatusWord statusWord) {
        return !statusWord.succeeded() && statusWord.sw1() != 0x62 && statusWord.sw1() != 0x63;
    }

    private static Bytes withoutMac(ResponseApdu response) {
        int end = response.data().size() - MAC;
        if (end < 0) {
            throw new ChannelIntegrityException("An answer is too short for its R-MAC");
        }
        return response.data().slice(0, end);
    }

    /** Over the plain command, with Lc also where it has no data, then Li, the response data and the status word. */
    private byte[] mac(Sent sent, Bytes data, StatusWord statusWord) {
        CommandApdu plain = sent.plain();
        Bytes message = Bytes.of(
                        CommandForm.withoutChannel(plain.cla()),
                        plain.ins(),
                        plain.p1(),
                        plain.p2(),
                        plain.data().size())
                .concat(plain.data())
                .concat(Bytes.of(data.size() & 0xFF))
                .concat(data)
                .concat(Bytes.of(statusWord.sw1(), statusWord.sw2()));
        return state.keys().responseMac().mac(start(sent.number()), message.toByteArray());
    }

    private byte[] start(int number) {
        if (starts.isEmpty()) {
            starts.add(state.responseChain().clone());
        }
        if (number > starts.size()) {
            throw new IllegalStateException("The answers before it are verified first");
        }
        return starts.get(number - 1);
    }

    private void advance(int number, byte[] mac) {
        starts.subList(number, starts.size()).clear();
        starts.add(mac);
        state.advanceResponses(mac);
    }

    @Override
    public void close() {
        starts.forEach(start -> Arrays.fill(start, (byte) 0));
    }

    @Override
    public String toString() {
        return "ResponseProtection";
    }
}
