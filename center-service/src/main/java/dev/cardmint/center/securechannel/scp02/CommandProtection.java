package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.CommandForm;
import dev.cardmint.center.securechannel.UnwrappableCommandException;
import dev.cardmint.center.securechannel.des.DesCbc;
import dev.cardmint.center.securechannel.des.RetailMac;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;

/** C-MAC and C-DEC of command after command (GPCS E.4.4 and E.4.6), with buffers of its own. */
final class CommandProtection implements AutoCloseable {

    private static final int SECURE_MESSAGING = 0x04;
    private static final int BLOCK = DesCbc.BLOCK;
    private static final int HEADER = 5;
    private static final int MAC = RetailMac.TAG;
    private static final byte[] ZERO = new byte[MAC];

    private final ChannelState state;
    private final byte[] padded = new byte[256 + BLOCK];
    private final byte[] encrypted = new byte[256 + BLOCK];
    private final byte[] macInput = new byte[HEADER + 256 + BLOCK];
    private final byte[] initialValue = new byte[MAC];
    private final byte[] tag = new byte[MAC];

    CommandProtection(ChannelState state) {
        this.state = state;
    }

    /**
     * Makes sure that a command can be carried before anything is spent on the script it is in.
     *
     * @throws UnwrappableCommandException if it cannot
     */
    void requireWrappable(CommandApdu command) {
        int nc = command.data().size();
        state.form().require(command, (isEncrypted(nc) ? paddedLength(nc) : nc) + MAC);
    }

    private boolean isEncrypted(int nc) {
        return state.level().encryptsCommands() && nc > 0;
    }

    private static int paddedLength(int nc) {
        return (nc / BLOCK + 1) * BLOCK;
    }

    CommandApdu wrap(CommandApdu command) {
        byte[] data = command.data().toByteArray();
        mac(command, data, initialValue());
        if (!isEncrypted(data.length)) {
            return protectedCommand(command, data, data.length);
        }
        return protectedCommand(command, encrypted, encrypt(data));
    }

    CommandApdu authenticate(CommandApdu command) {
        byte[] data = command.data().toByteArray();
        mac(command, data, ZERO);
        return protectedCommand(command, data, data.length);
    }

    /** The last C-MAC, encrypted where the option says so (E.3.4). */
    private byte[] initialValue() {
        System.arraycopy(state.commandChain(), 0, initialValue, 0, MAC);
        if (state.option().encryptsIcv()) {
            state.keys().commandMac().encryptInitialValue(initialValue);
        }
        return initialValue;
    }

    /** Over the plain data: SCP02 authenticates first and then encrypts (E.4.4). */
    private void mac(CommandApdu command, byte[] data, byte[] icv) {
        macInput[0] = (byte) (CommandForm.withoutChannel(command.cla()) | SECURE_MESSAGING);
        macInput[1] = (byte) command.ins();
        macInput[2] = (byte) command.p1();
        macInput[3] = (byte) command.p2();
        macInput[4] = (byte) (data.length + MAC);
        System.arraycopy(data, 0, macInput, HEADER, data.length);
        state.keys().commandMac().macInPlace(icv, macInput, HEADER + data.length, tag);
        state.advanceCommands(tag);
    }

    private int encrypt(byte[] data) {
        int length = paddedLength(data.length);
        System.arraycopy(data, 0, padded, 0, data.length);
        padded[data.length] = (byte) 0x80;
        Arrays.fill(padded, data.length + 1, length, (byte) 0);
        state.keys().encrypting().apply(padded, 0, length, encrypted);
        return length;
    }

    private CommandApdu protectedCommand(CommandApdu command, byte[] data, int length) {
        byte[] wrapped = new byte[length + MAC];
        System.arraycopy(data, 0, wrapped, 0, length);
        System.arraycopy(tag, 0, wrapped, length, MAC);
        int cla = command.cla() | SECURE_MESSAGING;
        return new CommandApdu(cla, command.ins(), command.p1(), command.p2(), Bytes.copyOf(wrapped), command.ne());
    }

    @Override
    public void close() {
        Arrays.fill(padded, (byte) 0);
        Arrays.fill(encrypted, (byte) 0);
        Arrays.fill(macInput, (byte) 0);
        Arrays.fill(initialValue, (byte) 0);
        Arrays.fill(tag, (byte) 0);
    }

    @Override
    public String toString() {
        return "CommandProtection";
    }
}
