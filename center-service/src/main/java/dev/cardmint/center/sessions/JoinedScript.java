package dev.cardmint.center.sessions;

import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import java.util.List;

/** Scripts of several channels, one after the other. */
record JoinedScript(List<WrappedScript> parts) implements WrappedScript {

    JoinedScript {
        parts = List.copyOf(parts);
    }

    @Override
    public List<CommandApdu> commands() {
        return parts.stream().flatMap(part -> part.commands().stream()).toList();
    }

    @Override
    public UnwrappedResponse unwrap(int index, ResponseApdu response) {
        int within = index;
        for (WrappedScript part : parts) {
            int size = part.commands().size();
            if (within < size) {
                return part.unwrap(within, response);
            }
            within -= size;
        }
        throw new IndexOutOfBoundsException(index);
    }
}
