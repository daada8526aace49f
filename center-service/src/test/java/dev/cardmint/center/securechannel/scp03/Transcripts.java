package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.Transcript;
import dev.cardmint.center.securechannel.aes.SecretField;
import java.util.List;

/** The published conversations with SCP03 cards. */
final class Transcripts {

    private Transcripts() {}

    static List<Transcript> all() {
        return Transcript.all(Protocol.SCP03);
    }

    static Scp03Keys keys(Transcript transcript) {
        return new Scp03Keys(transcript.key(0), transcript.key(1));
    }

    /** Looks into a channel. */
    static ChannelState state(SecureChannel channel) throws ReflectiveOperationException {
        return (ChannelState) SecretField.any(SecretField.any(channel, "protection"), "state");
    }
}
