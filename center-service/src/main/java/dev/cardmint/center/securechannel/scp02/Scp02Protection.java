package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.ExternalAuthenticate;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.script.Protection;
import dev.cardmint.center.securechannel.script.Sent;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;

/** SCP02's part of a secure channel (GPCS E.4). */
final class Scp02Protection implements Protection {

    private final ChannelState state;
    private final CommandProtection commands;
    private final ResponseProtection responses;
    private int sent;

    Scp02Protection(ChannelState state) {
        this.state = state;
        commands = new CommandProtection(state);
        responses = new ResponseProtection(state);
    }

    @Override
    public SecurityLevel level() {
        return state.level();
    }

    @Override
    public boolean isAuthenticated() {
        return state.authenticated();
    }

    @Override
    public void requireWrappable(CommandApdu plain) {
        commands.requireWrappable(plain);
    }

    @Override
    public Sent authenticate() {
        CommandApdu plain = new ExternalAuthenticate(state.level(), state.hostCryptogram())
                .toCommand(state.form().logicalChannel());
        CommandApdu wrapped = commands.authenticate(plain);
        state.markAuthenticated();
        return Sent.externalAuthenticate(plain, wrapped, state.commandChain());
    }

    @Override
    public Sent wrap(CommandApdu plain) {
        CommandApdu wrapped = commands.wrap(plain);
        return new Sent(plain, wrapped, state.commandChain(), ++sent);
    }

    @Override
    public void goBackTo(Sent last) {
        sent = last.number();
        state.advanceCommands(last.mac());
    }

    @Override
    public UnwrappedResponse unwrap(Sent command, ResponseApdu response) {
        return responses.unwrap(command, response);
    }

    @Override
    public byte[] export() {
        return state.export();
    }

    @Override
    public void close() {
        commands.close();
        responses.close();
        state.close();
    }

    @Override
    public String toString() {
        return "Scp02Protection";
    }
}
