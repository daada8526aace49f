package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.ExternalAuthenticate;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.script.Protection;
import dev.cardmint.center.securechannel.script.Sent;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;

/** SCP03's part of a secure channel (Amendment D, 6.2). */
final class Scp03Protection implements Protection {

    private final ChannelState state;
    private final CommandProtection commands;
    private final ResponseProtection responses;

    Scp03Protection(ChannelState state) {
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
        return Sent.externalAuthenticate(plain, wrapped, state.chain());
    }

    @Override
    public Sent wrap(CommandApdu plain) {
        int counter = state.nextCounter();
        CommandApdu wrapped = commands.wrap(plain, counter);
        return new Sent(plain, wrapped, state.chain(), counter);
    }

    @Override
    public void goBackTo(Sent sent) {
        state.goBackTo(sent.number(), sent.mac());
    }

    @Override
    public UnwrappedResponse unwrap(Sent sent, ResponseApdu response) {
        return responses.unwrap(sent, response);
    }

    @Override
    public byte[] export() {
        return state.export();
    }

    @Override
    public void close() {
        commands.close();
        state.close();
    }

    @Override
    public String toString() {
        return "Scp03Protection";
    }
}
