package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.CommandForm;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.Scp02Option;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.des.RetailMac;
import dev.cardmint.center.securechannel.script.StateHeader;
import dev.cardmint.model.bytes.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where a channel stands: keys, and the chaining values of commands and of answers. Its exported form is
 *
 * <pre>
 * header(6): version 01, the option as its variant
 * ‖ S-ENC(16) ‖ S-MAC(16) ‖ S-RMAC(16) ‖ last C-MAC(8) ‖ last R-MAC(8) ‖ host cryptogram(8)
 * </pre>
 */
final class ChannelState implements AutoCloseable {

    private static final int VERSION = 1;
    private static final int CRYPTOGRAM = 8;
    private static final int LENGTH = StateHeader.SIZE + SessionKeys.EXPORTED + 2 * RetailMac.TAG + CRYPTOGRAM;

    private final Terms terms;
    private final SessionKeys keys;
    private final Bytes hostCryptogram;
    private final byte[] commandChain = new byte[RetailMac.TAG];
    private final byte[] responseChain = new byte[RetailMac.TAG];
    private boolean authenticated;

    private ChannelState(Terms terms, SessionKeys keys, Bytes hostCryptogram) {
        this.terms = terms;
        this.keys = keys;
        this.hostCryptogram = hostCryptogram;
    }

    /** Before EXTERNAL AUTHENTICATE: the first C-MAC starts from zero (E.3.2). */
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
        StateHeader header = StateHeader.read(in, Protocol.SCP02, VERSION);
        var terms = new Terms(header.level(), new Scp02Option(header.variant()), header.form());
        if (exported.length != LENGTH) {
            throw new IllegalArgumentException("The state of a channel has a wrong length: " + exported.length);
        }
        SessionKeys keys = SessionKeys.read(in);
        byte[] commandChain = new byte[RetailMac.TAG];
        byte[] responseChain = new byte[RetailMac.TAG];
        byte[] cryptogram = new byte[CRYPTOGRAM];
        in.get(commandChain).get(responseChain).get(cryptogram);
        var state = new ChannelState(terms, keys, Bytes.copyOf(cryptogram));
        state.advanceCommands(commandChain);
        state.advanceResponses(responseChain);
        state.authenticated = header.authenticated();
        return state;
    }

    byte[] export() {
        ByteBuffer out = ByteBuffer.allocate(LENGTH);
        new StateHeader(option().value(), level(), form(), authenticated).write(out, Protocol.SCP02, VERSION);
        keys.write(out);
        out.put(commandChain).put(responseChain).put(hostCryptogram.toByteArray());
        return out.array();
    }

    SecurityLevel level() {
        return terms.level();
    }

    Scp02Option option() {
        return terms.option();
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

    byte[] commandChain() {
        return commandChain;
    }

    byte[] responseChain() {
        return responseChain;
    }

    boolean authenticated() {
        return authenticated;
    }

    /** The C-MAC of EXTERNAL AUTHENTICATE starts both chains (E.3.2 and E.4.5). */
    void markAuthenticated() {
        authenticated = true;
        advanceResponses(commandChain);
    }

    void advanceCommands(byte[] mac) {
        System.arraycopy(mac, 0, commandChain, 0, RetailMac.TAG);
    }

    void advanceResponses(byte[] mac) {
        System.arraycopy(mac, 0, responseChain, 0, RetailMac.TAG);
    }

    @Override
    public void close() {
        keys.close();
        Arrays.fill(commandChain, (byte) 0);
        Arrays.fill(responseChain, (byte) 0);
    }

    @Override
    public String toString() {
        return "ChannelState";
    }

    /** What does not change while the channel is open. */
    record Terms(SecurityLevel level, Scp02Option option, CommandForm form) {}
}
