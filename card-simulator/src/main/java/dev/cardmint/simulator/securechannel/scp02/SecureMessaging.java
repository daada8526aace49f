package dev.cardmint.simulator.securechannel.scp02;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.simulator.securechannel.DesKey;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What both ends of an SCP02 channel compute alike: chains of C-MACs and R-MACs, encryption (GPC 2.3.1, E.4.4–E.4.6).
 */
final class SecureMessaging implements AutoCloseable {

    static final int MAC = DesKey.BLOCK;

    private static final int SHORT_NE = 256;
    private static final int LONGEST_SHORT = 0xFF;
    private static final int SECURE_MESSAGING = 0x04;
    private static final int LOGICAL_CHANNEL = 0x03;

    private final SessionKeys keys;
    private final boolean encryptsIcv;
    private byte[] commandChain = new byte[MAC];
    private byte[] responseChain = new byte[MAC];
    private byte[] icv = new byte[MAC];

    SecureMessaging(SessionKeys keys, boolean encryptsIcv) {
        this.keys = keys;
        this.encryptsIcv = encryptsIcv;
    }

    SessionKeys keys() {
        return keys;
    }

    /**
     * The C-MAC of a command whose data field is plain, with a header that already counts the MAC (GPC 2.3.1, E.4.4).
     *
     * @param sentSize length of the data field as it is sent, which may be padded, with the MAC
     */
    byte[] commandMac(CommandApdu command, byte[] data, int sentSize) {
        var message = new ByteArrayOutputStream();
        message.write((command.cla() & ~LOGICAL_CHANNEL) | SECURE_MESSAGING);
        header(message, command);
        length(message, data.length + MAC, sentSize > LONGEST_SHORT || command.ne() > SHORT_NE);
        message.writeBytes(data);
        return keys.mac().retailMac(icv, Padding.pad(message.toByteArray()));
    }

    /** The C-MAC becomes the start of the next one: as it is, or encrypted if the option says so (GPC 2.3.1, E.3.4). */
    void chain(byte[] commandMac) {
        commandChain = commandMac.clone();
        icv = encryptsIcv ? keys.mac().encryptIcv(commandMac) : commandMac.clone();
    }

    /** The C-MAC of EXTERNAL AUTHENTICATE is what R-MACs begin with (GPC 2.3.1, E.4.5). */
    void startResponses() {
        responseChain = commandChain.clone();
    }

    /** The R-MAC over the plain command, its Lc also where that is 00, and the response, from the R-MAC before. */
    byte[] responseMac(CommandApdu command, ResponseApdu response) {
        var message = new ByteArrayOutputStream();
        message.write(command.cla() & ~LOGICAL_CHANNEL & ~SECURE_MESSAGING);
        header(message, command);
        length(message, command.data().size(), command.data().size() > LONGEST_SHORT);
        message.writeBytes(command.data().toByteArray());
        message.write(response.data().size());
        message.writeBytes(response.encode().toByteArray());
        responseChain = keys.rMac().retailMac(responseChain, Padding.pad(message.toByteArray()));
        return responseChain.clone();
    }

    private static void header(ByteArrayOutputStream message, CommandApdu command) {
        message.write(command.ins());
        message.write(command.p1());
        message.write(command.p2());
    }

    private static void length(ByteArrayOutputStream message, int length, boolean extended) {
        if (extended) {
            message.write(0);
            message.write(length >> 8);
        }
        message.write(length);
    }

    byte[] encrypt(byte[] data) {
        return keys.enc().encrypt(new byte[DesKey.BLOCK], Padding.pad(data));
    }

    /** The data without padding, or {@code null} if it is no whole number of blocks with the padding in the last. */
    byte @Nullable [] decrypt(byte[] data) {
        return data.length % DesKey.BLOCK == 0 ? Padding.unpad(keys.enc().decrypt(new byte[DesKey.BLOCK], data)) : null;
    }

    @Override
    public void close() {
        keys.close();
        Arrays.fill(commandChain, (byte) 0);
        Arrays.fill(responseChain, (byte) 0);
        Arrays.fill(icv, (byte) 0);
    }
}
