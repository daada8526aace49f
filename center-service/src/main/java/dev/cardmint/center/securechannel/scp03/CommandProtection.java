package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.CommandForm;
import dev.cardmint.center.securechannel.UnwrappableCommandException;
import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.center.securechannel.aes.AesCmac;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;

/** C-MAC and C-DEC of command after command (Amendment D, 6.2.4 and 6.2.6), with buffers of its own. */
final class CommandProtection implements AutoCloseable {

    private static final int SECURE_MESSAGING = 0x04;
    private static final int BLOCK = AesCbc.BLOCK;
    private static final int MOST_HEADER = 7;
    private static final int USUAL_DATA = 256;

    private final ChannelState state;
    private final byte[] tag = new byte[AesCmac.TAG];
    private byte[] plain = new byte[0];
    private byte[] encrypted = new byte[0];
    private byte[] macInput = new byte[0];

    CommandProtection(ChannelState state) {
        this.state = state;
        reserve(USUAL_DATA);
    }

    /** Makes room for a data field, padding not counted. */
    private void reserve(int data) {
        if (plain.length >= data + 2 * BLOCK) {
            return;
        }
        wipeBuffers();
        plain = new byte[data + 2 * BLOCK];
        encrypted = new byte[data + 2 * BLOCK];
        macInput = new byte[BLOCK + MOST_HEADER + data + 2 * BLOCK];
    }

    /**
     * Makes sure that a command can be carried before anything is spent on the script it is in.
     *
     * @throws UnwrappableCommandException if it cannot
     */
    void requireWrappable(CommandApdu command) {
        state.form().require(command, protectedLength(command.data().size()));
    }

    private int protectedLength(int nc) {
        boolean padded = state.level().encryptsCommands() && nc > 0;
        return (padded ? nc + BLOCK - nc % BLOCK : nc) + state.mode().size();
    }

    CommandApdu wrap(CommandApdu command, int counter) {
        byte[] data = command.data().toByteArray();
        reserve(data.length);
        if (state.level().encryptsCommands() && data.length > 0) {
            return authenticate(command, encrypted, BLOCK, encrypt(data, counter));
        }
        return authenticate(command, data, 0, data.length);
    }

    CommandApdu authenticate(CommandApdu command) {
        byte[] data = command.data().toByteArray();
        return authenticate(command, data, 0, data.length);
    }

    /**
     * Encrypts behind the counter block: CBC from zero makes that block the initial value E(S-ENC, counter) of the
     * rest. The result starts at the second block of {@link #encrypted}.
     */
    private int encrypt(byte[] data, int counter) {
        int length = data.length + BLOCK - data.length % BLOCK;
        CounterBlock.write(plain, 0x00, counter);
        System.arraycopy(data, 0, plain, BLOCK, data.length);
        plain[BLOCK + data.length] = (byte) 0x80;
        Arrays.fill(plain, BLOCK + data.length + 1, BLOCK + length, (byte) 0);
        state.keys().encrypting().apply(plain, BLOCK + length, encrypted);
        return length;
    }

    private CommandApdu authenticate(CommandApdu command, byte[] data, int from, int length) {
        int macSize = state.mode().size();
        System.arraycopy(state.chain(), 0, macInput, 0, BLOCK);
        int end = writeHeader(command, length + macSize);
        System.arraycopy(data, from, macInput, end, length);
        state.keys().commandMac().macInPlace(macInput, end + length, tag);
        state.advance(tag);
        byte[] wrapped = new byte[length + macSize];
        System.arraycopy(data, from, wrapped, 0, length);
        System.arraycopy(tag, 0, wrapped, length, macSize);
        int cla = command.cla() | SECURE_MESSAGING;
        return new CommandApdu(cla, command.ins(), command.p1(), command.p2(), Bytes.copyOf(wrapped), command.ne());
    }

    /** Behind the chaining value: the header on the basic logical channel, and Lc in the form in which it is sent. */
    private int writeHeader(CommandApdu command, int nc) {
        int at = BLOCK;
        macInput[at++] = (byte) (CommandForm.withoutChannel(command.cla()) | SECURE_MESSAGING);
        macInput[at++] = (byte) command.ins();
        macInput[at++] = (byte) command.p1();
        macInput[at++] = (byte) command.p2();
        if (CommandForm.isExtended(nc, command.ne())) {
            macInput[at++] = 0;
            macInput[at++] = (byte) (nc >> 8);
        }
        macInput[at++] = (byte) nc;
        return at;
    }

    private void wipeBuffers() {
        Arrays.fill(plain, (byte) 0);
        Arrays.fill(encrypted, (byte) 0);
        Arrays.fill(macInput, (byte) 0);
    }

    @Override
    public void close() {
        wipeBuffers();
        Arrays.fill(tag, (byte) 0);
    }

    @Override
    public String toString() {
        return "CommandProtection";
    }
}
