package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.ChannelMode;
import dev.cardmint.center.securechannel.CommandForm;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.script.StateHeader;
import dev.cardmint.model.bytes.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where a channel stands: keys, MAC chaining value, encryption counter. Its exported form is
 *
 * <pre>
 * header(6): version 02, the mode as its variant, 08 or 10
 * ‖ key length(1) ‖ S-ENC ‖ S-MAC ‖ S-RMAC ‖ chaining value(16) ‖ counter(4) ‖ host cryptogram(mode)
 * </pre>
 */
final class ChannelState implements AutoCloseable {

    private static final int VERSION = 2;
    private static final int CHAIN = 16;

    private final Terms terms;
    private final SessionKeys keys;
    private final Bytes hostCryptogram;
    private final byte[] chain = new byte[CHAIN];
    private int counter = 1;
    private boolean authenticated;

    private ChannelState(Terms terms, SessionKeys keys, Bytes hostCryptogram) {
        this.terms = terms;
        this.keys = keys;
        this.hostCryptogram = hostCryptogram;
    }

    /** Before EXTERNAL AUTHENTICATE: chaining value zero, the counter at the first command after it (6.2.3, 6.2.6). */
    static ChannelState initial(Terms terms, SessionKeys keys, Bytes hostCryptogram) {
        return new ChannelState(terms, keys, hostCryptogram);
    }

    /**
     * Reads the exported form.
     *
     * @throws IllegalArgumentException if it is anything else, longer or shorter
     */
    static ChannelState parse(byte[] exported) {
        ByteBuffer in = ByteBuffer.wrap(exported);
        StateHeader header = StateHeader.read(in, Protocol.SCP03, VERSION);
        var terms = new Terms(header.level(), mode(header.variant()), header.form());
        int keyLength = in.hasRemaining() ? keyLength(in.get()) : 0;
        if (in.remaining() != bodyLength(keyLength, terms.mode())) {
            throw new IllegalArgumentException("The state of a channel has a wrong length: " + exported.length);
        }
        ChannelState state = body(in, terms, keyLength);
        state.authenticated = header.authenticated();
        return state;
    }

    private static ChannelState body(ByteBuffer in, Terms terms, int keyLength) {
        SessionKeys keys = SessionKeys.read(in, keyLength);
        byte[] chain = new byte[CHAIN];
        in.get(chain);
        int counter = in.getInt();
        byte[] cryptogram = new byte[terms.mode().size()];
        in.get(cryptogram);
        if (counter < 1) {
            keys.close();
            throw new IllegalArgumentException("The state of a channel has a counter below 1");
        }
        var state = new ChannelState(terms, keys, Bytes.copyOf(cryptogram));
        state.advance(chain);
        state.counter = counter;
        return state;
    }

    byte[] export() {
        ByteBuffer out = ByteBuffer.allocate(StateHeader.SIZE + 1 + bodyLength(keys.length(), mode()));
        new StateHeader(mode().size(), level(), form(), authenticated).write(out, Protocol.SCP03, VERSION);
        out.put((byte) keys.length());
        keys.write(out);
        out.put(chain).putInt(counter).put(hostCryptogram.toByteArray());
        return out.array();
    }

    private static int bodyLength(int keyLength, ChannelMode mode) {
        return 3 * keyLength + CHAIN + Integer.BYTES + mode.size();
    }

    private static ChannelMode mode(int size) {
        return switch (size) {
            case 8 -> ChannelMode.S8;
            case 16 -> ChannelMode.S16;
            default -> throw new IllegalArgumentException("No such channel mode: " + size);
        };
    }

    private static int keyLength(byte length) {
        if (length != 16 && length != 24 && length != 32) {
            throw new IllegalArgumentException("No such key length: " + length);
        }
        return length;
    }

    SecurityLevel level() {
        return terms.level();
    }

    ChannelMode mode() {
        return terms.mode();
    }

    CommandForm form() {
        return terms.form();
    }

    SessionKeys keys() {
        return keys;
    }

    Bytes hostCryptogram() {
        return hostCryptogram;
    }

    byte[] chain() {
        return chain;
    }

    boolean authenticated() {
        return authenticated;
    }

    void markAuthenticated() {
        authenticated = true;
    }

    /** The last full C-MAC becomes the chaining value (6.2.4). */
    void advance(byte[] fullMac) {
        System.arraycopy(fullMac, 0, chain, 0, CHAIN);
    }

    /** The counter for one command; it rises also for commands without data (6.2.6). */
    int nextCounter() {
        return counter++;
    }

    /** To where the next command follows one with this counter and full C-MAC. */
    void goBackTo(int sentCounter, byte[] fullMac) {
        counter = sentCounter + 1;
        advance(fullMac);
    }

    @Override
    public void close() {
        keys.close();
        Arrays.fill(chain, (byte) 0);
    }

    @Override
    public String toString() {
        return "ChannelState";
    }

    /** What does not change while the channel is open. */
    record Terms(SecurityLevel level, ChannelMode mode, CommandForm form) {}
}
