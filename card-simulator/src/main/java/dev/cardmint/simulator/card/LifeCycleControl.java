package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.registry.ApplicationInstance;

/** SET STATUS (GPC 2.3.1, 11.10). */
final class LifeCycleControl {

    private static final int SECURITY_DOMAIN = 0x80;
    private static final int SECURITY_DOMAIN_AND_APPLICATIONS = 0x60;
    private static final int APPLICATION = 0x40;
    private static final int LOCK = 0x80;

    private final CardState state;

    LifeCycleControl(CardState state) {
        this.state = state;
    }

    Bytes setStatus(CommandApdu command) {
        switch (command.p1()) {
            case SECURITY_DOMAIN -> setCardStatus(command.p2());
            case APPLICATION -> setApplicationStatus(command);
            case SECURITY_DOMAIN_AND_APPLICATIONS -> setStatusOfAll(command);
            default -> throw new CommandRefusedException(Status.WRONG_P1_P2);
        }
        return Bytes.EMPTY;
    }

    private void setCardStatus(int code) {
        CardLifeCycle next = CardLifeCycle.of(code);
        if (next == null) {
            throw new CommandRefusedException(Status.WRONG_P1_P2);
        }
        unless(state.lifeCycle().mayBecome(next), Status.CONDITIONS);
        state.lifeCycle(next);
    }

    /** A security domain may lock and unlock; the other states belong to the application itself. */
    private void setApplicationStatus(CommandApdu command) {
        unless(state.lifeCycle().allowsContentManagement(), Status.CONDITIONS);
        ApplicationInstance instance = state.application(command.data());
        if (instance == null) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        boolean lock = (command.p2() & LOCK) != 0;
        unless(instance.memory().isLocked() != lock, Status.CONDITIONS);
        lock(instance, lock);
    }

    /**
     * A security domain and all that is its own: everything on this card. The issuer security domain itself has the
     * card's life cycle and cannot be locked (GPC 2.3.1, 5.3.2.5 and Table 11-87).
     */
    private void setStatusOfAll(CommandApdu command) {
        unless(state.lifeCycle().allowsContentManagement(), Status.CONDITIONS);
        boolean known = command.data().equals(state.securityDomain().value());
        unless(known, Status.REFERENCE_NOT_FOUND);
        boolean lock = (command.p2() & LOCK) != 0;
        state.applications().forEach(instance -> lock(instance, lock));
    }

    private static void lock(ApplicationInstance instance, boolean lock) {
        if (lock) {
            instance.memory().lock();
        } else {
            instance.memory().unlock();
        }
    }
}
