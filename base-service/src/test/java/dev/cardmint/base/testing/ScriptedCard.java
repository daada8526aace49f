package dev.cardmint.base.testing;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A card that expects certain commands, byte for byte and in order, and fails on any other. */
public final class ScriptedCard {

    private record Step(String command, Supplier<Bytes> answer) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<String> received = new ArrayList<>();

    /** Answers a command, both in hexadecimal. */
    public synchronized ScriptedCard answer(String command, String response) {
        steps.add(new Step(command, () -> Bytes.ofHex(response)));
        return this;
    }

    /** Goes away while it works on a command. */
    public synchronized ScriptedCard vanish(String command) {
        steps.add(new Step(command, () -> {
            throw new CardUnreachableException("gone");
        }));
        return this;
    }

    /** Answers a command when it is let to. */
    public synchronized ScriptedCard answerLate(String command, Supplier<Bytes> answer) {
        steps.add(new Step(command, answer));
        return this;
    }

    /** Every command that it was sent, in hexadecimal. */
    public synchronized List<String> received() {
        return List.copyOf(received);
    }

    public synchronized boolean done() {
        return steps.isEmpty();
    }

    Bytes process(byte[] command) {
        return take(Bytes.copyOf(command).toHex()).answer().get();
    }

    private synchronized Step take(String command) {
        received.add(command);
        Step step = steps.poll();
        if (step == null || !step.command().equals(command)) {
            throw new AssertionError("Unexpected command " + received.size() + ": " + command + ", expected "
                    + (step == null ? "none" : step.command()));
        }
        return step;
    }
}
