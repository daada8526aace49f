package dev.cardmint.center.disposal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.cards.ChipState;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.disposal.Disposal.Certified;
import dev.cardmint.center.disposal.Disposal.Means;
import dev.cardmint.center.disposal.Disposal.Place;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Operator;
import dev.cardmint.center.operators.Role;
import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.terminals.TerminalState;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.disposal.DestructionLevel;
import dev.cardmint.model.disposal.DisposalMethod;
import dev.cardmint.model.disposal.DisposalStop;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisposalsTests {

    private static final Instant NOW = Instant.EPOCH;
    private static final ChipIdentity CHIP = new ChipIdentity("00112233445566778899");

    private final Caller caller = new Caller(
            new Terminal(
                    "base-1", TerminalKind.BASE, "north", true, Bytes.ofHex("00".repeat(32)), TerminalState.ACTIVE),
            new Operator("clerk", "Clara Clerk", Role.CLERK, "north"));
    private final Disposal permitted = Disposal.permitted(
            new Chip(CHIP, Purpose.DRILL, "payment", "north", ChipState.RETIRED, false, null),
            CHIP.value(),
            new Means(DisposalMethod.HTTP, "Mill 1", new DestructionLevel(4)),
            new Place("north", "base-1", "clerk"),
            NOW);
    private final DisposalStore store = mock(DisposalStore.class);
    private final Chips chips = mock(Chips.class);
    private final AuditLog audit = mock(AuditLog.class);
    private final Disposals disposals = new Disposals(store, chips, mock(Approvals.class), audit, Clock.systemUTC());

    @BeforeEach
    void permit() {
        when(store.find(permitted.id())).thenReturn(permitted);
    }

    @Test
    void stopsWhatWasPermitted() {
        disposals.stop(caller, permitted.id(), DisposalStop.JAMMED);

        verify(store).withdraw(permitted.id());
        verify(audit).append(any());
    }

    @Test
    void stopsNothingThatIsCertifiedWhileItWaitsForTheChip() {
        when(chips.lock(Purpose.DRILL, CHIP)).thenAnswer(waited -> {
            when(store.find(permitted.id()))
                    .thenReturn(permitted.certified(new Certified("clerk", NOW, NOW, null, null)));
            return null;
        });

        disposals.stop(caller, permitted.id(), DisposalStop.JAMMED);

        verify(chips).lock(Purpose.DRILL, CHIP);
        verify(store, never()).withdraw(any());
        verify(audit, never()).append(any());
    }
}
