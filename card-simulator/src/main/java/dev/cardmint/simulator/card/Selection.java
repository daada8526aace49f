package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.registry.ApplicationInstance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SELECT by name, by the beginning of a name, or without one (GPC 2.3.1, 6.4.2 and 11.9). */
final class Selection {

    private static final int NEXT = 0x02;
    private static final int INFORMATION = 0x0C;
    private static final int FCI = 0x00;
    private static final int FCP = 0x04;
    private static final int NONE = 0x0C;

    private final CardState state;
    private final List<LogicalChannel> channels;

    Selection(CardState state, List<LogicalChannel> channels) {
        this.state = state;
        this.channels = channels;
    }

    /** Selects on a channel, which is opened by that if it was closed (ISO/IEC 7816-4, 5.4.2). */
    ResponseApdu select(LogicalChannel channel, CommandApdu command) {
        unless(state.lifeCycle() != CardLifeCycle.TERMINATED, Status.CONDITIONS);
        int information = command.p2() & INFORMATION;
        boolean known = information == FCI || information == FCP || information == NONE;
        unless(known && (command.p2() & ~(INFORMATION | NEXT)) == 0, Status.WRONG_P1_P2);
        ApplicationInstance instance = found(channel, command);
        requireFree(channel, instance);
        channel.select(instance);
        boolean locked = state.lifeCycle() == CardLifeCycle.CARD_LOCKED;
        return new ResponseApdu(information(instance, information), locked ? Status.CARD_LOCKED : StatusWord.SUCCESS);
    }

    /** The first that is meant, or the next after what is selected; {@code null} is the issuer security domain. */
    private @Nullable ApplicationInstance found(LogicalChannel channel, CommandApdu command) {
        List<@Nullable ApplicationInstance> registry = selectable();
        boolean next = (command.p2() & NEXT) != 0 && channel.isOpen();
        int at = next ? registry.indexOf(channel.selected()) + 1 : 0;
        while (at < registry.size() && !aid(registry.get(at)).value().startsWith(command.data())) {
            at++;
        }
        unless(at < registry.size(), Status.NOT_FOUND);
        return registry.get(at);
    }

    private List<@Nullable ApplicationInstance> selectable() {
        var registry = new ArrayList<@Nullable ApplicationInstance>();
        registry.add(null);
        state.applications().stream()
                .filter(each -> each.isSelectable() && state.allows(each))
                .forEach(registry::add);
        return registry;
    }

    /** What is selected without SELECT (GPC 2.3.1, 6.3.1.1). */
    @Nullable
    ApplicationInstance byDefault() {
        ApplicationInstance instance = state.content().defaultSelected();
        return instance != null && state.allows(instance) ? instance : null;
    }

    private Aid aid(@Nullable ApplicationInstance instance) {
        return instance == null ? state.securityDomain() : instance.aid();
    }

    /** Only an application that says so is selected on two channels at once (GPC 2.3.1, 6.4.2.1.1). */
    void requireFree(LogicalChannel channel, @Nullable ApplicationInstance instance) {
        boolean taken = instance != null
                && !instance.application().isMultiselectable()
                && channels.stream().anyMatch(other -> other != channel && other.selected() == instance);
        if (taken) {
            throw new CommandRefusedException(Status.CONDITIONS);
        }
    }

    /** File control information, or of it what parameters say about the file: its name (ISO/IEC 7816-4, 7.4.3). */
    private Bytes information(@Nullable ApplicationInstance instance, int kind) {
        return switch (kind) {
            case NONE -> Bytes.EMPTY;
            case FCP -> Tlv.of(0x62, new Tlv(0x84, aid(instance).value())).encode();
            default ->
                instance == null ? ofSecurityDomain() : instance.application().select();
        };
    }

    /** The AID, production data and the longest command data field (GPC 2.3.1, 11.9.3.1). */
    private Bytes ofSecurityDomain() {
        return Tlv.of(
                        0x6F,
                        new Tlv(0x84, state.securityDomain().value()),
                        Tlv.of(
                                0xA5,
                                new Tlv(0x9F6E, state.birth().cplc().slice(0, 6)),
                                new Tlv(0x9F65, Bytes.of(0xFF))))
                .encode();
    }
}
