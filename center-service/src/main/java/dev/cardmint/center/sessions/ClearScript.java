package dev.cardmint.center.sessions;

import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import java.util.List;

/** Commands that no channel protects; their answers prove nothing by themselves. */
record ClearScript(List<CommandApdu> commands) implements WrappedScript {

    ClearScript {
        commands = List.copyOf(commands);
    }

    @Override
    public UnwrappedResponse unwrap(int index, ResponseApdu response) {
        return new UnwrappedResponse(response.data(), response.statusWord(), false);
    }
}
