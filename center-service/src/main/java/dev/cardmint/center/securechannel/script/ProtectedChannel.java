package dev.cardmint.center.securechannel.script;

import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A secure channel of the center under one protocol's {@link Protection}. */
public final class ProtectedChannel implements SecureChannel {

    private final Protection protection;
    private @Nullable ProtectedScript latest;
    private boolean closed;

    public ProtectedChannel(Protection protection) {
        this.protection = protection;
    }

    @Override
    public SecurityLevel level() {
        return protection.level();
    }

    @Override
    public WrappedScript authenticateAndWrap(List<CommandApdu> plain) {
        requireOpen();
        if (protection.isAuthenticated()) {
            throw new IllegalStateException("EXTERNAL AUTHENTICATE was sent in this channel before");
        }
        plain.forEach(protection::requireWrappable);
        var sent = new ArrayList<Sent>();
        sent.add(protection.authenticate());
        plain.forEach(command -> sent.add(protection.wrap(command)));
        return released(sent);
    }

    @Override
    public WrappedScript wrap(List<CommandApdu> plain) {
        requireOpen();
        if (!protection.isAuthenticated()) {
            throw new IllegalStateException("EXTERNAL AUTHENTICATE comes first in a channel");
        }
        plain.forEach(protection::requireWrappable);
        return released(plain.stream().map(protection::wrap).toList());
    }

    @Override
    public void goBackTo(WrappedScript script, int index) {
        requireOpen();
        ProtectedScript last = latest;
        if (last == null || last != script) {
            throw new IllegalStateException("Only into the last script of a channel can be gone back");
        }
        protection.goBackTo(last.sent().get(index));
        latest = null;
    }

    private WrappedScript released(List<Sent> sent) {
        var script = new ProtectedScript(this, sent);
        latest = script;
        return script;
    }

    UnwrappedResponse unwrap(Sent sent, ResponseApdu response) {
        requireOpen();
        try {
            return sent.answerIsProtected()
                    ? protection.unwrap(sent, response)
                    : UnwrappedResponse.ofExternalAuthenticate(response);
        } catch (ChannelIntegrityException e) {
            close();
            throw e;
        }
    }

    @Override
    public byte[] exportState() {
        requireOpen();
        return protection.export();
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
        protection.close();
    }

    @Override
    public String toString() {
        return "ProtectedChannel";
    }
}
