package dev.cardmint.center.securechannel.script;

import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import java.util.List;
import java.util.Objects;

/** Commands wrapped by one channel; every answer is verified with what belongs to its own command. */
final class ProtectedScript implements WrappedScript {

    private final ProtectedChannel channel;
    private final List<Sent> sent;

    ProtectedScript(ProtectedChannel channel, List<Sent> sent) {
        this.channel = channel;
        this.sent = List.copyOf(sent);
    }

    List<Sent> sent() {
        return sent;
    }

    @Override
    public List<CommandApdu> commands() {
        return sent.stream().map(Sent::wrapped).toList();
    }

    @Override
    public UnwrappedResponse unwrap(int index, ResponseApdu response) {
        Objects.checkIndex(index, sent.size());
        return channel.unwrap(sent.get(index), response);
    }

    @Override
    public String toString() {
        return "ProtectedScript of %d commands".formatted(sent.size());
    }
}
