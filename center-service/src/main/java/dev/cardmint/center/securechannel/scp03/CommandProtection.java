package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.UnwrappableCommandException;
import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.center.securechannel.aes.AesCmac;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;

/** C-MAC and C-DEC of command after command (Amendment D, 6.2.4 and 6.2.6), with buffers of its own. */
final class CommandProtection implements AutoCloseable {

    private static final int SECURE_MESSAGING = 0x04;
    private static final int CHANNEL_OR_SECURE_MESSAGING = 0x6F;
    private static final int MAX_LC = 255;
    private static final int BLOCK = AesCbc.BLOCK;
    private static final int HEADER = 5;

    private final ChannelState state;
    private final AesCbc enc;
    private final AesCmac cmac;
    private final byte[] plain = new byte[BLOCK + 256];
    private final byte[] encrypted = new byte[BLOCK + 256];
    private final byte[] macInput = new byte[BLOCK + HEADER + 256 + BLOCK];
    private final byte[] tag = new byte[AesCmac.TAG];

    CommandProtection(ChannelState state) {
        this.state = state;
        enc = AesCbc.encrypting(state.keys().enc());
        cmac = new AesCmac(state.keys().mac());
    }

    /**
     * Makes sure that a command can be carried before anything is spent on the script it is in.
     *
     * @throws UnwrappableCommandException if it cannot
     */
    void requireWrappable(CommandApdu command) {
        if ((command.cla() & CHANNEL_OR_SECURE_MESSAGING) != 0) {
            throw new UnwrappableCommandException(
                    "Class byte %02X is not a plain command on the basic channel".formatted(command.cla()));
        }
        int nc = protectedLength(command.data().size());
        if (nc > MAX_LC || command.ne() > 256) {
            throw new UnwrappableCommandException("%s is too long for level %02X"
                    .formatted(command, state.level().value()));
        }
    }

    private int protectedLength(int nc) {
        boolean padded = state.level().encryptsCommands() && nc > 0;
        return (padded ? nc + BLOCK - nc % BLOCK : nc) + state.mode().size();
    }

    CommandApdu wrap(CommandApdu command, int counter) {
        byte[] data = command.data().toByteArray();
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
        enc.apply(plain, BLOCK + length, encrypted);
        return length;
    }

    private CommandApdu authenticate(CommandApdu command, byte[] data, int from, int length) {
        int cla = command.cla() | SECURE_MESSAGING;
        int macSize = state.mode().size();
        System.arraycopy(state.chain(), 0, macInput, 0, BLOCK);
        macInput[BLOCK] = (byte) cla;
        macInput[BLOCK + 1] = (byte) command.ins();
        macInput[BLOCK + 2] = (byte) command.p1();
        macInput[BLOCK + 3] = (byte) command.p2();
        macInput[BLOCK + 4] = (byte) (length + macSize);
        System.arraycopy(data, from, macInput, BLOCK + HEADER, length);
        cmac.macInPlace(macInput, BLOCK + HEADER + length, tag);
        state.advance(tag);
        byte[] wrapped = new byte[length + macSize];
        System.arraycopy(data, from, wrapped, 0, length);
        System.arraycopy(tag, 0, wrapped, length, macSize);
        return new CommandApdu(cla, command.ins(), command.p1(), command.p2(), Bytes.copyOf(wrapped), command.ne());
    }

    @Override
    public void close() {
        enc.close();
        cmac.close();
        Arrays.fill(plain, (byte) 0);
        Arrays.fill(encrypted, (byte) 0);
        Arrays.fill(macInput, (byte) 0);
        Arrays.fill(tag, (byte) 0);
    }

    @Override
    public String toString() {
        return "CommandProtection";
    }
}
