package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.transmission.Answer;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where a command goes: class byte, logical channels, selection (GPC 2.3.1, 6.3, 6.4 and 11.7). */
final class CardEnvironment implements OperatingSystem {

    private static final int SELECT = 0xA4;
    private static final int BY_NAME = 0x04;
    private static final int MANAGE_CHANNEL = 0x70;
    private static final int OPEN = 0x00;
    private static final int CLOSE = 0x80;
    private static final int BASIC = 0;
    private static final int GLOBALPLATFORM = 0x80;
    private static final int INSTALL = 0xE6;
    private static final int DELETE = 0xE4;

    private final CardState state;
    private final List<LogicalChannel> channels;
    private final Selection selection;

    CardEnvironment(CardState state, RandomGenerator random) {
        this.state = state;
        channels = IntStream.range(0, state.birth().transmission().logicalChannels())
                .mapToObj(number -> new LogicalChannel(state, random, this::isSelected))
                .toList();
        selection = new Selection(state, channels);
        reset();
    }

    /** Only the basic channel is open, with the default application selected: the security domain, if no other is. */
    @Override
    public void reset() {
        channels.forEach(LogicalChannel::close);
        channels.get(BASIC).select(selection.byDefault());
    }

    @Override
    public Answer execute(CommandApdu command, @Nullable StatusWord fault) {
        try {
            return dispatch(command, fault);
        } catch (CommandRefusedException e) {
            return Answer.plain(ResponseApdu.of(e.statusWord()));
        } catch (MalformedTlvException e) {
            return Answer.plain(ResponseApdu.of(Status.WRONG_DATA));
        }
    }

    private Answer dispatch(CommandApdu command, @Nullable StatusWord fault) {
        ClassByte cla = ClassByte.of(command.cla());
        unless(cla.logicalChannel() < channels.size(), Status.NO_LOGICAL_CHANNEL);
        LogicalChannel channel = channels.get(cla.logicalChannel());
        CommandApdu basic = cla.onBasicChannel(command);
        if (isSelectByName(basic, channel)) {
            channel.passOver();
            return Answer.plain(fault == null ? selection.select(channel, basic) : ResponseApdu.of(fault));
        }
        unless(channel.isOpen(), Status.NO_LOGICAL_CHANNEL);
        if (basic.cla() == 0 && basic.ins() == MANAGE_CHANNEL) {
            channel.passOver();
            return Answer.plain(fault == null ? manageChannel(channel, basic) : ResponseApdu.of(fault));
        }
        Answer answer = channel.process(basic, fault);
        if (isContentManagement(basic) && answer.response().statusWord().succeeded()) {
            channels.stream().filter(other -> other != channel).forEach(LogicalChannel::endChains);
        }
        return answer;
    }

    private boolean isSelected(ApplicationInstance instance) {
        return channels.stream().anyMatch(channel -> channel.isOpen() && channel.selected() == instance);
    }

    /** Content is managed from one channel at a time: what another has begun may be gone or in the way. */
    private static boolean isContentManagement(CommandApdu command) {
        return command.cla() >= GLOBALPLATFORM && (command.ins() == INSTALL || command.ins() == DELETE);
    }

    /** Any other SELECT is for the files of an application. */
    private static boolean isSelectByName(CommandApdu command, LogicalChannel channel) {
        boolean select = command.cla() == 0 && command.ins() == SELECT;
        if (select && command.p1() != BY_NAME) {
            unless(channel.selected() != null, Status.WRONG_P1_P2);
            return false;
        }
        return select;
    }

    private ResponseApdu manageChannel(LogicalChannel origin, CommandApdu command) {
        unless(state.lifeCycle() != CardLifeCycle.TERMINATED, Status.CONDITIONS);
        unless(channels.size() > 1, Status.NO_LOGICAL_CHANNEL);
        unless(command.data().isEmpty(), Status.WRONG_LENGTH);
        return switch (command.p1()) {
            case OPEN -> open(origin, command.p2());
            case CLOSE -> close(origin, command.p2());
            default -> throw new CommandRefusedException(Status.WRONG_P1_P2);
        };
    }

    /** The new channel has selected what its origin has, or by default if the origin is the basic channel. */
    private ResponseApdu open(LogicalChannel origin, int asked) {
        unless(state.lifeCycle() != CardLifeCycle.CARD_LOCKED, Status.NOT_SUPPORTED);
        unless(asked < channels.size() && (asked == 0 || !channels.get(asked).isOpen()), Status.WRONG_P1_P2);
        int number = asked == 0 ? firstClosed() : asked;
        LogicalChannel opened = channels.get(number);
        ApplicationInstance selected = origin == channels.get(BASIC) ? selection.byDefault() : origin.selected();
        selection.requireFree(opened, selected);
        opened.select(selected);
        return new ResponseApdu(asked == 0 ? Bytes.of(number) : Bytes.EMPTY, StatusWord.SUCCESS);
    }

    private int firstClosed() {
        return IntStream.range(0, channels.size())
                .filter(number -> !channels.get(number).isOpen())
                .findFirst()
                .orElseThrow(() -> new CommandRefusedException(Status.NOT_SUPPORTED));
    }

    /** Closes a channel by its number, or by 0 the one that the command came on; never the basic channel. */
    private ResponseApdu close(LogicalChannel origin, int asked) {
        unless(asked < channels.size(), Status.WRONG_P1_P2);
        LogicalChannel closed = asked == 0 ? origin : channels.get(asked);
        unless(closed != channels.get(BASIC), Status.NOT_SUPPORTED);
        StatusWord status = closed.isOpen() ? StatusWord.SUCCESS : Status.CHANNEL_CLOSED_BEFORE;
        closed.close();
        return ResponseApdu.of(status);
    }
}
