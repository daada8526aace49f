package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import java.util.List;
import java.util.Objects;

/** Commands wrapped by one channel; every answer is verified with the chaining value of its own command. */
final class Scp03Script implements WrappedScript {

    private final Scp03Channel channel;
    private final List<Sent> sent;

    Scp03Script(Scp03Channel channel, List<Sent> sent) {
        this.channel = channel;
        this.sent = List.copyOf(sent);
    }

    @Override
    public List<CommandApdu> commands() {
        return sent.stream().map(Sent::command).toList();
    }

    @Override
    public UnwrappedResponse unwrap(int index, ResponseApdu response) {
        Objects.checkIndex(index, sent.size());
        return channel.unwrap(sent.get(index), response);
    }

    @Override
    public String toString() {
        return "Scp03Script of %d commands".formatted(sent.size());
    }

    /** One wrapped command and what its answer is verified with; no key, so nothing to wipe. */
    static final class Sent {

        private static final byte[] NONE = new byte[0];

        private final CommandApdu command;
        private final byte[] chain;
        private final int counter;

        Sent(CommandApdu command, byte[] chain, int counter) {
            this.command = command;
            this.chain = chain;
            this.counter = counter;
        }

        static Sent unprotectedAnswer(CommandApdu command) {
            return new Sent(command, NONE, 0);
        }

        CommandApdu command() {
            return command;
        }

        byte[] chain() {
            return chain;
        }

        int counter() {
            return counter;
        }

        boolean answerIsProtected() {
            return chain.length > 0;
        }
    }
}
