package dev.cardmint.center.securechannel;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/**
 * EXTERNAL AUTHENTICATE (GPCS E.5.2; Amendment D, 7.1.2): proves the center's keys and sets the security level.
 *
 * @param hostCryptogram 8 bytes (S8) or 16 (S16)
 */
public record ExternalAuthenticate(SecurityLevel level, Bytes hostCryptogram) {

    private static final int CLA_SECURE_MESSAGING = 0x84;
    private static final int INS = 0x82;

    public ExternalAuthenticate {
        if (hostCryptogram.size() != 8 && hostCryptogram.size() != 16) {
            throw new IllegalArgumentException(
                    "Host cryptogram must be 8 bytes (S8) or 16 bytes (S16), got " + hostCryptogram.size());
        }
    }

    /** Without its C-MAC, which the channel appends: class byte and purpose are the channel's alone. */
    public CommandApdu toCommand(int logicalChannel) {
        return new CommandApdu(CLA_SECURE_MESSAGING | logicalChannel, INS, level.value(), 0, hostCryptogram, 0);
    }
}
