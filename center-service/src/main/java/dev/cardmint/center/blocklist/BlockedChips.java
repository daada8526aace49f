package dev.cardmint.center.blocklist;

import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Role;
import dev.cardmint.center.terminals.TerminalKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The blocked list: of drill chips for drill terminals, of all others for the others. */
@Service
public class BlockedChips {

    private final BlockedChipStore store;

    BlockedChips(BlockedChipStore store) {
        this.store = store;
    }

    /**
     * The list, for a customer's system by its certificate, and for supervisors and security officers.
     *
     * @param since only what has changed from this time on, or {@code null} for all that are blocked
     */
    @Transactional(readOnly = true)
    public List<BlockedChip> list(Caller caller, @Nullable Instant since) {
        if (caller.terminal().kind() != TerminalKind.CUSTOMER) {
            caller.requireRole(Role.SUPERVISOR, Role.SECURITY_OFFICER);
        }
        Purpose purpose = Purpose.of(caller.terminal().drill());
        return since == null ? store.all(purpose) : store.changes(purpose, since);
    }
}
