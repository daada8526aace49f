package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Script;
import dev.cardmint.model.relay.ScriptCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script as it is sent: parts one after the other, each through one secure channel, or in the clear where a further
 * channel is asked for.
 */
final class SentScript {

    /** The command that answers a card's challenge, in a channel or with an access key. */
    static final String EXTERNAL_AUTHENTICATE = "EXTERNAL AUTHENTICATE";

    private static final List<StatusWord> SUCCESS = List.of(StatusWord.SUCCESS);

    private final List<Part> parts;
    private final List<Step> steps = new ArrayList<>();

    SentScript(List<Part> parts) {
        this.parts = List.copyOf(parts);
        for (Part part : parts) {
            if (part.protection() == Protection.AUTHENTICATES) {
                steps.add(Step.AUTHENTICATION);
            }
            part.plan().forEach(planned -> steps.add(new Step(planned, part.protection())));
        }
    }

    /** What protects the commands of a part. */
    enum Protection {
        /** A channel that is ready: EXTERNAL AUTHENTICATE comes first, and is not in the plan. */
        AUTHENTICATES,
        /** A channel that was authenticated before. */
        GOES_ON,
        /** None: SELECT and INITIALIZE UPDATE. */
        CLEAR
    }

    /** Commands with the same protection; every protected part has a channel of its own. */
    record Part(Protection protection, List<PlannedCommand> plan) {

        Part {
            plan = List.copyOf(plan);
        }
    }

    /** One command of the script; EXTERNAL AUTHENTICATE is the channel's, and has no plan. */
    private record Step(@Nullable PlannedCommand planned, Protection protection) {

        static final Step AUTHENTICATION = new Step(null, Protection.AUTHENTICATES);
    }

    static SentScript of(Protection protection, List<PlannedCommand> plan) {
        return new SentScript(List.of(new Part(protection, plan)));
    }

    int size() {
        return steps.size();
    }

    /** Commands through the first channel, which come first. */
    int sizeOfFirstPart() {
        Part first = parts.get(0);
        return first.plan().size() + (first.protection() == Protection.AUTHENTICATES ? 1 : 0);
    }

    /** Whether it begins with the end of an authentication that an earlier command began. */
    boolean finishesAuthentication() {
        return size() > 0 && isAuthentication(0);
    }

    String name(int index) {
        PlannedCommand planned = steps.get(index).planned();
        return planned == null ? EXTERNAL_AUTHENTICATE : planned.name();
    }

    Protection protection(int index) {
        return steps.get(index).protection();
    }

    /** The command before it is wrapped, or {@code null} of EXTERNAL AUTHENTICATE. */
    @Nullable
    CommandApdu plain(int index) {
        PlannedCommand planned = steps.get(index).planned();
        return planned == null ? null : planned.plain();
    }

    boolean succeeds(int index, StatusWord statusWord) {
        PlannedCommand planned = steps.get(index).planned();
        return (planned == null ? SUCCESS : planned.success()).contains(statusWord);
    }

    /** Whether what follows a command was made for this answer to it. */
    boolean goesOnAfter(int index, Bytes answer) {
        Bytes expected = expected(index);
        return expected == null || expected.equals(answer);
    }

    private @Nullable Bytes expected(int index) {
        PlannedCommand planned = steps.get(index).planned();
        return planned == null ? null : planned.expected();
    }

    boolean isAuthentication(int index) {
        return name(index).equals(EXTERNAL_AUTHENTICATE);
    }

    /**
     * The place in its plan of a command that reads through the script's only channel, and so may be sent once more;
     * {@code null} for any other.
     */
    @Nullable
    Integer placeOfReading(int index) {
        PlannedCommand planned = steps.get(index).planned();
        boolean inOnlyChannel = parts.size() == 1 && steps.get(index).protection() != Protection.CLEAR;
        return planned != null && planned.reads() && inOnlyChannel
                ? Integer.valueOf(index - (steps.size() - parts.get(0).plan().size()))
                : null;
    }

    /** Whether no MAC of any later answer can show that the card took this authentication. */
    boolean isAuthenticationInTheClear(int index) {
        return isAuthentication(index) && steps.get(index).protection() == Protection.CLEAR;
    }

    /** Whether a success of this command carries a MAC of its own. */
    boolean isProvable(int index) {
        return !isAuthentication(index) && steps.get(index).protection() != Protection.CLEAR;
    }

    /**
     * Wraps each protected part with its channel.
     *
     * @param channels one for each protected part, in their order
     */
    WrappedScript wrap(List<SecureChannel> channels) {
        var wrapped = new ArrayList<WrappedScript>();
        var next = channels.iterator();
        for (Part part : parts) {
            List<CommandApdu> plain =
                    part.plan().stream().map(PlannedCommand::plain).toList();
            wrapped.add(
                    switch (part.protection()) {
                        case AUTHENTICATES -> next.next().authenticateAndWrap(plain);
                        case GOES_ON -> next.next().wrap(plain);
                        case CLEAR -> new ClearScript(plain);
                    });
        }
        return wrapped.size() == 1 ? wrapped.get(0) : new JoinedScript(wrapped);
    }

    /** What goes to the base; a command says only what differs from the script's defaults. */
    Script toScript(WrappedScript wrapped, Duration defaultLimit) {
        var commands = new ArrayList<ScriptCommand>();
        for (CommandApdu command : wrapped.commands()) {
            PlannedCommand planned = steps.get(commands.size()).planned();
            commands.add(
                    planned == null
                            ? ScriptCommand.of(command.encode())
                            : toScriptCommand(command, planned, defaultLimit));
        }
        return new Script(commands, SUCCESS, (int) defaultLimit.toMillis());
    }

    private static ScriptCommand toScriptCommand(CommandApdu wrapped, PlannedCommand planned, Duration defaultLimit) {
        Bytes expected = planned.expected();
        return new ScriptCommand(
                wrapped.encode(),
                planned.success().equals(SUCCESS) ? null : planned.success(),
                planned.timeLimit().equals(defaultLimit)
                        ? null
                        : (int) planned.timeLimit().toMillis(),
                expected == null ? null : ScriptCommand.digestOf(expected));
    }
}
