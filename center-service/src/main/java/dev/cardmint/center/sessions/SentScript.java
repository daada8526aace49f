package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.relay.Script;
import dev.cardmint.model.relay.ScriptCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A script as it is sent: the planned commands, after EXTERNAL AUTHENTICATE where it opens the channel.
 *
 * @param authenticates whether EXTERNAL AUTHENTICATE comes first
 */
record SentScript(boolean authenticates, List<PlannedCommand> plan) {

    private static final String EXTERNAL_AUTHENTICATE = "EXTERNAL AUTHENTICATE";
    private static final List<StatusWord> SUCCESS = List.of(StatusWord.SUCCESS);

    SentScript {
        plan = List.copyOf(plan);
    }

    int size() {
        return plan.size() + offset();
    }

    String name(int index) {
        return isAuthentication(index) ? EXTERNAL_AUTHENTICATE : planned(index).name();
    }

    boolean succeeds(int index, StatusWord statusWord) {
        return isAuthentication(index)
                ? statusWord.succeeded()
                : planned(index).success().contains(statusWord);
    }

    WrappedScript wrap(SecureChannel channel) {
        List<CommandApdu> plain = plan.stream().map(PlannedCommand::plain).toList();
        return authenticates ? channel.authenticateAndWrap(plain) : channel.wrap(plain);
    }

    /** What goes to the base; a command says only what differs from the script's defaults. */
    Script toScript(WrappedScript wrapped, Duration defaultLimit) {
        var commands = new ArrayList<ScriptCommand>();
        for (CommandApdu command : wrapped.commands()) {
            int index = commands.size();
            commands.add(
                    isAuthentication(index)
                            ? ScriptCommand.of(command.encode())
                            : toScriptCommand(command, planned(index), defaultLimit));
        }
        return new Script(commands, SUCCESS, (int) defaultLimit.toMillis());
    }

    private static ScriptCommand toScriptCommand(CommandApdu wrapped, PlannedCommand planned, Duration defaultLimit) {
        return new ScriptCommand(
                wrapped.encode(),
                planned.success().equals(SUCCESS) ? null : planned.success(),
                planned.timeLimit().equals(defaultLimit)
                        ? null
                        : (int) planned.timeLimit().toMillis());
    }

    private PlannedCommand planned(int index) {
        return plan.get(index - offset());
    }

    private boolean isAuthentication(int index) {
        return authenticates && index == 0;
    }

    private int offset() {
        return authenticates ? 1 : 0;
    }
}
