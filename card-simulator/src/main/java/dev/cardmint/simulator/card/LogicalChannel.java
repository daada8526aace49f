package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.SecureChannelException;
import dev.cardmint.simulator.transmission.Answer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One logical channel (GPC 2.3.1, 6.3): what is selected in it, its secure channel, and who answers a command on it. A
 * secure channel serves what is selected: the issuer security domain, or an application with the domain's keys behind
 * it (GPC 2.3.1, 10.5).
 */
final class LogicalChannel {

    private final CardState state;
    private final CardSession session = new CardSession();
    private final ChannelOpening opening;
    private final IssuerSecurityDomain securityDomain;
    private boolean open;

    /** A closed channel; it is told whether an application is selected on any of the card's. */
    LogicalChannel(CardState state, RandomGenerator random, Predicate<ApplicationInstance> selectedAnywhere) {
        this.state = state;
        opening = new ChannelOpening(state, session, random);
        securityDomain = new IssuerSecurityDomain(state, session, selectedAnywhere);
    }

    boolean isOpen() {
        return open;
    }

    /** Opens the channel, if it is not open, and selects an application or, by {@code null}, the security domain. */
    void select(@Nullable ApplicationInstance instance) {
        open = true;
        session.select(instance);
        if (instance != null) {
            instance.application().selected();
        }
    }

    void close() {
        open = false;
        session.select(null);
    }

    /** A command comes for the card itself: EXTERNAL AUTHENTICATE has not come at once (Amendment D, 7.1.2). */
    void passOver() {
        CardChannel channel = session.channel();
        if (channel != null && !channel.isAuthenticated()) {
            session.closeChannel();
        }
    }

    /** What INSTALL, LOAD and STORE DATA have begun here is forgotten; the secure channel stays. */
    void endChains() {
        session.chains().end();
    }

    /** The application selected here, or {@code null} for the issuer security domain. */
    @Nullable
    ApplicationInstance selected() {
        return session.selected();
    }

    /** Runs a command, whose class byte is as on the basic channel; a fault may put a status word in its place. */
    Answer process(CommandApdu command, @Nullable StatusWord fault) {
        requireUsable(session.selected());
        if (opening.isAskedFor(command)) {
            return Answer.plain(fault == null ? opening.process(command) : ResponseApdu.of(fault));
        }
        CardChannel channel = session.channel();
        if (channel != null && channel.isAuthenticated()) {
            return inChannel(channel, command, fault);
        }
        session.closeChannel();
        return Answer.plain(fault == null ? withoutChannel(command) : ResponseApdu.of(fault));
    }

    /** An application may have been locked or deleted on another channel, or with the whole card. */
    private void requireUsable(@Nullable ApplicationInstance selected) {
        if (selected != null) {
            unless(state.allows(selected), Status.CONDITIONS);
            unless(state.applications().contains(selected) && selected.isSelectable(), Status.CONDITIONS);
        }
    }

    private ResponseApdu withoutChannel(CommandApdu command) {
        ApplicationInstance selected = session.selected();
        return selected == null
                ? securityDomain.withoutChannel(command)
                : selected.application().process(command);
    }

    private Answer inChannel(CardChannel channel, CommandApdu command, @Nullable StatusWord fault) {
        CommandApdu plain;
        try {
            plain = channel.unwrap(command);
        } catch (SecureChannelException e) {
            session.closeChannel();
            return Answer.plain(ResponseApdu.of(e.statusWord()));
        }
        ResponseApdu answer = fault == null ? run(plain, channel) : ResponseApdu.of(fault);
        boolean hasRMac = channel.macs(answer.statusWord());
        ResponseApdu wrapped = channel.wrap(answer);
        if (state.birth().channel().bareErrors() && isError(wrapped.statusWord())) {
            wrapped = ResponseApdu.of(wrapped.statusWord());
            hasRMac = false;
        }
        if (!state.birth().channel().survivesOwnPutKey() && !state.keySets().contains(session.channelKeys())) {
            session.closeChannel();
        }
        return new Answer(wrapped, hasRMac);
    }

    private static boolean isError(StatusWord status) {
        return !status.succeeded() && status.sw1() != 0x62 && status.sw1() != 0x63;
    }

    private ResponseApdu run(CommandApdu plain, CardChannel channel) {
        try {
            ApplicationInstance selected = session.selected();
            return selected == null
                    ? securityDomain.execute(plain, channel)
                    : securityDomain.executeFor(selected, plain, channel);
        } catch (CommandRefusedException e) {
            return ResponseApdu.of(e.statusWord());
        } catch (MalformedTlvException e) {
            return ResponseApdu.of(Status.WRONG_DATA);
        }
    }
}
