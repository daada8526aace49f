package dev.cardmint.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.ApplicationMemory;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.content.ContentManagement;
import dev.cardmint.simulator.content.OpenChains;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.registry.MemoryAccount;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A card whose state is looked at from inside before and after every command. */
final class WatchedCard {

    private static final int LOCKED = 0x80;

    /** GPC 2.3.1, Figure 5-1. */
    private static final Map<CardLifeCycle, Set<CardLifeCycle>> WAYS = Map.of(
            CardLifeCycle.OP_READY,
            Set.of(CardLifeCycle.OP_READY, CardLifeCycle.INITIALIZED, CardLifeCycle.TERMINATED),
            CardLifeCycle.INITIALIZED,
            Set.of(CardLifeCycle.INITIALIZED, CardLifeCycle.SECURED, CardLifeCycle.TERMINATED),
            CardLifeCycle.SECURED,
            Set.of(CardLifeCycle.SECURED, CardLifeCycle.CARD_LOCKED, CardLifeCycle.TERMINATED),
            CardLifeCycle.CARD_LOCKED,
            Set.of(CardLifeCycle.CARD_LOCKED, CardLifeCycle.SECURED, CardLifeCycle.TERMINATED),
            CardLifeCycle.TERMINATED,
            Set.of(CardLifeCycle.TERMINATED));

    private final Memory memory = new Memory();
    private CardState state;
    private InsertedCard inserted;

    WatchedCard(BlankCard blank) {
        memory.save(blank.newState().encode());
        state = memory.state();
        inserted = new InsertedCard(card());
    }

    private SimulatedCard card() {
        return new SimulatedCard(state, memory, new SplittableRandom(7));
    }

    /** Keeps what was saved last, as an image file does. */
    private static final class Memory implements CardMemory {

        private byte[] saved = {};

        @Override
        public void save(byte[] encoded) {
            saved = encoded;
        }

        private CardState state() {
            try {
                return CardState.decode(saved);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {}
    }

    void insert(Faults faults) {
        inserted = new InsertedCard(card(), faults);
    }

    boolean present() {
        return inserted.present();
    }

    CardLifeCycle lifeCycle() {
        return state.lifeCycle();
    }

    boolean hasKeys(int version) {
        return state.keySet(version) != null;
    }

    /** Every answer is one of a card, a refused command changes nothing, and states change as they may. */
    ResponseApdu transmit(Bytes command) {
        CardLifeCycle before = state.lifeCycle();
        Map<String, Integer> applications = applications();
        byte[] content = content(state);
        ResponseApdu answer = inserted.transmit(command);
        StatusWord status = answer.statusWord();
        assertThat(status.sw1()).isIn(0x61, 0x62, 0x63, 0x67, 0x68, 0x69, 0x6A, 0x6C, 0x6D, 0x6E, 0x90);
        assertThat(answer.data().size()).isLessThanOrEqualTo(65_536);
        if (status.sw1() >= 0x67 && status.sw1() != 0x90 && status.sw1() != 0x6C) {
            assertThat(content(state)).as("after %s", status).isEqualTo(content);
        }
        assertThat(WAYS.get(before)).as("from %s", before).contains(state.lifeCycle());
        applications().forEach((aid, after) -> assertMayBecome(applications.get(aid), after));
        assertThat(state.memory().free()).isNotNegative();
        return answer;
    }

    private static byte[] content(CardState state) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(state.lifeCycle().code());
            state.content().writeTo(out);
            for (KeySet set : state.keySets()) {
                out.writeByte(set.version());
                set.keys().writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Map<String, Integer> applications() {
        var states = new HashMap<String, Integer>();
        state.applications()
                .forEach(each -> states.put(each.aid().toString(), each.memory().lifeCycle()));
        return states;
    }

    /** GPC 2.3.1, Figure 5-3: one step on at a time, and locked or unlocked in any state. */
    private static void assertMayBecome(@Nullable Integer before, int after) {
        int from = before == null ? ApplicationMemory.INSTALLED : before & ~LOCKED;
        int to = after & ~LOCKED;
        boolean step = (from == ApplicationMemory.INSTALLED && to == ApplicationMemory.SELECTABLE)
                || (from == ApplicationMemory.SELECTABLE && to == ApplicationMemory.PERSONALIZED);
        assertThat(from == to || step).as("%02X to %02X", from, to).isTrue();
    }

    /** What the memory keeps is what the card knows; the card goes on from the memory. */
    void reopen() {
        CardState opened = memory.state();
        assertThat(opened.encode()).isEqualTo(state.encode());
        assertThat(opened.memory().used()).isEqualTo(state.memory().used());
        state = opened;
    }

    /** Nothing is lost: with the last object the last byte is free again. */
    void assertThatMemoryIsFreedWithContent() {
        List.copyOf(state.applications()).stream()
                .map(ApplicationInstance::aid)
                .forEach(aid -> delete("4F%02X%s".formatted(aid.value().size(), aid)));
        delete("4F08F043415244544553");
        int sets = state.keySets().size() - 1;
        assertThat(state.memory().used()).isEqualTo(sets * MemoryAccount.KEY_SET);
    }

    private void delete(String object) {
        var content = new ContentManagement(
                state.content(), state.memory(), state.keys(), new OpenChains(), instance -> false);
        try {
            content.delete(CardDriver.command(CardDriver.lc("80E40080", object)), 0);
        } catch (CommandRefusedException e) {
            assertThat(e.statusWord()).as("was not there").isEqualTo(Status.REFERENCE_NOT_FOUND);
        }
    }
}
