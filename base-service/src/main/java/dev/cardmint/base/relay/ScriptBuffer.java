package dev.cardmint.base.relay;

import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Script;
import dev.cardmint.model.relay.ScriptCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The base's script buffer (the patent's reissuing file at the branch): commands as received, still encrypted, in one
 * array; read by the relay and overwritten after use.
 */
final class ScriptBuffer implements AutoCloseable {

    private final byte[] bytes;
    private final List<Entry> entries;
    private final List<StatusWord> success;
    private final int timeLimitMillis;
    private boolean wiped;

    private ScriptBuffer(byte[] bytes, List<Entry> entries, List<StatusWord> success, int timeLimitMillis) {
        if (entries.isEmpty() || success.isEmpty() || timeLimitMillis < 1) {
            throw new IllegalArgumentException("A script has commands, success status words and a time limit");
        }
        this.bytes = bytes;
        this.entries = List.copyOf(entries);
        this.success = List.copyOf(success);
        this.timeLimitMillis = timeLimitMillis;
    }

    static ScriptBuffer of(Script script) {
        int size = script.commands().stream()
                .mapToInt(command -> command.apdu().size())
                .sum();
        var filling = new Filling(size);
        for (ScriptCommand command : script.commands()) {
            filling.add(
                    command.apdu().toByteArray(),
                    new Own(command.success(), command.timeLimitMillis(), command.answerDigest()));
        }
        return filling.buffer(script.success(), script.timeLimitMillis());
    }

    int size() {
        return entries.size();
    }

    /** A copy of one command, for the caller to wipe. */
    byte[] command(int index) {
        if (wiped) {
            throw new IllegalStateException("The script was overwritten");
        }
        int from = index == 0 ? 0 : entries.get(index - 1).end();
        return Arrays.copyOfRange(bytes, from, entries.get(index).end());
    }

    boolean succeeds(int index, StatusWord statusWord) {
        List<StatusWord> own = entries.get(index).own().success();
        return (own == null ? success : own).contains(statusWord);
    }

    /** Whether the script was made for this answer: some commands go on after one only. */
    boolean goesOnAfter(int index, Bytes answer) {
        Bytes digest = entries.get(index).own().answerDigest();
        return digest == null || digest.equals(ScriptCommand.digestOf(answer));
    }

    Duration timeLimit(int index) {
        Integer own = entries.get(index).own().timeLimitMillis();
        return Duration.ofMillis(own == null ? timeLimitMillis : own);
    }

    boolean wiped() {
        return wiped;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    @Override
    public String toString() {
        return "ScriptBuffer[%d commands]".formatted(entries.size());
    }

    /** What a command says differently from its script. */
    record Own(
            @Nullable List<StatusWord> success,
            @Nullable Integer timeLimitMillis,
            @Nullable Bytes answerDigest) {

        Own {
            success = success == null ? null : List.copyOf(success);
        }
    }

    /** Where a command ends, and what it has of its own. */
    private record Entry(int end, Own own) {}

    /** A buffer that is being filled; wiped on close unless it is kept. */
    static final class Filling implements AutoCloseable {

        private final byte[] bytes;
        private final List<Entry> entries = new ArrayList<>();
        private int end;
        private boolean kept;

        Filling(int capacity) {
            bytes = new byte[capacity];
        }

        /** Takes a command over: the array given is overwritten. */
        void add(byte[] command, Own own) {
            System.arraycopy(command, 0, bytes, end, command.length);
            end += command.length;
            Arrays.fill(command, (byte) 0);
            entries.add(new Entry(end, own));
        }

        ScriptBuffer buffer(List<StatusWord> success, int timeLimitMillis) {
            return new ScriptBuffer(bytes, entries, success, timeLimitMillis);
        }

        /** The buffer made of this is in somebody's hands, who closes it. */
        void keep() {
            kept = true;
        }

        @Override
        public void close() {
            if (!kept) {
                Arrays.fill(bytes, (byte) 0);
            }
        }
    }
}
