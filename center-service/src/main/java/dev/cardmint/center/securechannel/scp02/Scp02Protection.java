package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.ExternalAuthenticate;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.script.Protection;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;

/** SCP02's part of a secure channel (GPCS E.4). */
final class Scp02Protection implements Protection<Scp02Command> {

    private final ChannelState state;
    private final CommandProtection commands;
    private final ResponseProtection responses;
    private int place;

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
    public Scp02Command authenticate() {
        CommandApdu plain = new ExternalAuthenticate(state.level(), state.hostCryptogram())
                .toCommand(state.form().logicalChannel());
        CommandApdu wrapped = commands.authenticate(plain);
        state.markAuthenticated();
        return new Scp02Command(plain, wrapped, state.commandChain().clone(), Scp02Command.EXTERNAL_AUTHENTICATE);
    }

    @Override
    public Scp02Command wrap(CommandApdu plain) {
        CommandApdu wrapped = commands.wrap(plain);
        return new Scp02Command(plain, wrapped, state.commandChain().clone(), place++);
    }

    @Override
    public void goBackTo(Scp02Command sent) {
        place = sent.place() + 1;
        state.advanceCommands(sent.mac());
    }

    @Override
    public UnwrappedResponse unwrap(Scp02Command sent, ResponseApdu response) {
        return sent.answerIsProtected()
                ? responses.unwrap(sent, response)
                : UnwrappedResponse.ofExternalAuthenticate(response);
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
