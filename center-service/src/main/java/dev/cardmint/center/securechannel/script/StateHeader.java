package dev.cardmint.center.securechannel.script;

import dev.cardmint.center.securechannel.CommandForm;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.SecurityLevel;
import java.nio.ByteBuffer;

/**
 * What the exported state of a channel begins with in every protocol.
 *
 * <pre>
 * protocol(1) ‖ version(1) ‖ variant(1) ‖ level(1) ‖ form(1) ‖ authenticated(1) = 00 or 01
 * </pre>
 *
 * @param variant one byte with which a protocol tells its own forms apart
 */
public record StateHeader(int variant, SecurityLevel level, CommandForm form, boolean authenticated) {

    public static final int SIZE = 6;

    /**
     * Reads a header to its end.
     *
     * @param version of the exported form that is known
     * @throws IllegalArgumentException if it is anything else, or cut off
     */
    public static StateHeader read(ByteBuffer in, Protocol protocol, int version) {
        if (in.remaining() < SIZE || in.get() != protocol.value() || in.get() != version) {
            throw new IllegalArgumentException(
                    "Not the state of an %s channel, version %d".formatted(protocol, version));
        }
        return new StateHeader(
                Byte.toUnsignedInt(in.get()),
                SecurityLevel.of(Byte.toUnsignedInt(in.get())),
                CommandForm.parse(Byte.toUnsignedInt(in.get())),
                flag(in.get()));
    }

    private static boolean flag(byte value) {
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException("Not a flag: " + value);
        }
        return value == 1;
    }

    public void write(ByteBuffer out, Protocol protocol, int version) {
        out.put((byte) protocol.value()).put((byte) version).put((byte) variant).put((byte) level.value());
        out.put((byte) form.encode()).put((byte) (authenticated ? 1 : 0));
    }
}
