package dev.cardmint.center.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.terminals.TerminalState;
import dev.cardmint.model.bytes.Bytes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlankStockTests {

    private static final ChipIdentity ONE = new ChipIdentity("00112233445566778899");
    private static final ChipIdentity OTHER = new ChipIdentity("99887766554433221100");

    private final Caller caller = new Caller(
            new Terminal(
                    "base-1", TerminalKind.BASE, "north", true, Bytes.ofHex("00".repeat(32)), TerminalState.ACTIVE),
            null);
    private final Shelf shelf = Shelf.at(caller, "payment", Product.CONTACT);
    private final Counted counts = new Counted();
    private final Written log = new Written();
    private final BlankStock stock = new BlankStock(counts, mock(CardTypeProfiles.class), log, Clock.systemUTC());

    /** Counts in memory. */
    private static final class Counted implements StockCounts {

        private final Map<Shelf, Integer> blanks = new HashMap<>();
        private final Set<ChipIdentity> taken = new HashSet<>();

        @Override
        public List<StockCount> ofBranch(String branch, Purpose purpose) {
            return List.of();
        }

        @Override
        public Map<Product, Integer> left(String branch, Purpose purpose, String cardType) {
            return Map.of();
        }

        @Override
        public @Nullable Integer lock(Shelf shelf) {
            return blanks.get(shelf);
        }

        @Override
        public int add(StockCount received) {
            return blanks.merge(received.shelf(), received.blanks(), Integer::sum);
        }

        @Override
        public void replace(StockCount counted) {
            blanks.put(counted.shelf(), counted.blanks());
        }

        @Override
        public void remove(Shelf shelf) {
            blanks.remove(shelf);
        }

        @Override
        public boolean enterTaken(Shelf shelf, ChipIdentity chip, Instant now) {
            return taken.add(chip);
        }

        @Override
        public boolean wasTaken(Purpose purpose, ChipIdentity chip) {
            return taken.contains(chip);
        }

        @Override
        public void takeOne(Shelf shelf) {
            blanks.merge(shelf, -1, Integer::sum);
        }
    }

    /** A log in memory. */
    private static final class Written implements AuditLog {

        private final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public void append(AuditEntry entry) {
            entries.add(entry);
        }

        @Override
        public void appendAll(List<AuditEntry> all) {
            entries.addAll(all);
        }

        @Override
        public void appendRefusal(AuditEntry entry) {
            entries.add(entry);
        }
    }

    private boolean take(ChipIdentity chip) {
        return stock.take(caller, shelf, chip);
    }

    @Test
    void givesOneBlankForEachChip() {
        counts.blanks.put(shelf, 2);

        assertThat(take(ONE)).isTrue();
        assertThat(take(ONE)).as("the same chip again").isTrue();

        assertThat(counts.blanks).containsEntry(shelf, 1);
        assertThat(log.entries).singleElement().satisfies(entry -> {
            assertThat(entry.chip()).isEqualTo(ONE.value());
            assertThat(entry.details()).containsEntry("left", "1").containsEntry("product", "CONTACT");
        });
    }

    @Test
    void hasNoneForAnotherChipOnceTheLastIsTaken() {
        counts.blanks.put(shelf, 1);
        take(ONE);

        assertThat(take(OTHER)).isFalse();
        assertThat(take(ONE)).as("the chip that took the last").isTrue();
        assertThat(counts.blanks).containsEntry(shelf, 0);
        assertThat(counts.taken).containsExactly(ONE);
    }

    @Test
    void countsNothingWhereNoStockIsKept() {
        assertThat(take(ONE)).isTrue();

        assertThat(counts.taken).isEmpty();
        assertThat(log.entries).isEmpty();
    }
}
