package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.ExternalAuthenticate;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import java.util.ArrayList;
import java.util.List;

/** An SCP03 channel of the center. */
final class Scp03Channel implements SecureChannel {

    private final ChannelState state;
    private final CommandProtection commands;
    private final ResponseProtection responses;
    private boolean closed;

    Scp03Channel(ChannelState state) {
        this.state = state;
        commands = new CommandProtection(state);
        responses = new ResponseProtection(state);
    }

    @Override
    public SecurityLevel level() {
        return state.level();
    }

    @Override
    public WrappedScript authenticateAndWrap(List<CommandApdu> plain) {
        requireOpen();
        if (state.authenticated()) {
            throw new IllegalStateException("EXTERNAL AUTHENTICATE was sent in this channel before");
        }
        plain.forEach(commands::requireWrappable);
        var script = new ArrayList<Scp03Script.Sent>();
        var authenticate = new ExternalAuthenticate(state.level(), state.hostCryptogram());
        CommandApdu first = commands.authenticate(authenticate.toCommand());
        script.add(Scp03Script.Sent.unprotectedAnswer(first));
        state.markAuthenticated();
        plain.forEach(command -> script.add(wrapNext(command)));
        return new Scp03Script(this, script);
    }

    @Override
    public WrappedScript wrap(List<CommandApdu> plain) {
        requireOpen();
        if (!state.authenticated()) {
            throw new IllegalStateException("EXTERNAL AUTHENTICATE comes first in a channel");
        }
        plain.forEach(commands::requireWrappable);
        return new Scp03Script(this, plain.stream().map(this::wrapNext).toList());
    }

    private Scp03Script.Sent wrapNext(CommandApdu plain) {
        int counter = state.nextCounter();
        CommandApdu wrapped = commands.wrap(plain, counter);
        return new Scp03Script.Sent(wrapped, state.chain().clone(), counter);
    }

    UnwrappedResponse unwrap(Scp03Script.Sent command, ResponseApdu response) {
        requireOpen();
        try {
            return command.answerIsProtected()
                    ? responses.unwrap(response, command.chain(), command.counter())
                    : unprotected(response);
        } catch (ChannelIntegrityException e) {
            close();
            throw e;
        }
    }

    /** EXTERNAL AUTHENTICATE's answer has neither data nor R-MAC: the level takes effect after it (7.1.2). */
    private static UnwrappedResponse unprotected(ResponseApdu response) {
        if (!response.data().isEmpty()) {
            throw new ChannelIntegrityException("EXTERNAL AUTHENTICATE was answered with data");
        }
        return new UnwrappedResponse(response.data(), response.statusWord(), false);
    }

    @Override
    public byte[] exportState() {
        requireOpen();
        return state.export();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The secure channel is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        commands.close();
        responses.close();
        state.close();
    }

    @Override
    public String toString() {
        return "Scp03Channel";
    }
}
