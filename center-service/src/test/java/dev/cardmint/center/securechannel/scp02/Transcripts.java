package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.Transcript;
import dev.cardmint.center.securechannel.aes.SecretField;
import java.util.List;

/** The published conversations with SCP02 cards. */
final class Transcripts {

    private Transcripts() {}

    static List<Transcript> all() {
        return Transcript.all(Protocol.SCP02);
    }

    static Scp02Keys keys(Transcript transcript) {
        return new Scp02Keys(transcript.key(0), transcript.key(1));
    }

    /** Looks into a channel. */
    static Object part(SecureChannel channel, String name) throws ReflectiveOperationException {
        return SecretField.any(SecretField.any(channel, "protection"), name);
    }
}
