package dev.cardmint.base.testing;

import dev.cardmint.base.reader.BadAnswerException;
import dev.cardmint.base.testing.vpcd.VirtualCard.Behaviour;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A card that expects certain commands, byte for byte and in order, and fails on any other. */
public final class ScriptedCard {

    private record Step(String command, Supplier<Bytes> answer) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<String> received = new ArrayList<>();
    private @Nullable Function<String, Bytes> usual;

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

    /** Stays in the reader but gives no response APDU to a command. */
    public synchronized ScriptedCard garble(String command) {
        steps.add(new Step(command, () -> {
            throw new BadAnswerException("garbled");
        }));
        return this;
    }

    /** Answers a command when it is let to. */
    public synchronized ScriptedCard answerLate(String command, Supplier<Bytes> answer) {
        steps.add(new Step(command, answer));
        return this;
    }

    /** From now on answers one command with one response and all others with another. */
    public synchronized ScriptedCard otherwise(String command, String response, String otherResponse) {
        usual = given -> Bytes.ofHex(given.equals(command) ? response : otherResponse);
        return this;
    }

    /** Answers as a virtual card would; {@code null} lets it vanish, and fewer than two bytes are no answer. */
    public synchronized ScriptedCard behave(Behaviour behaviour) {
        usual = command -> {
            try {
                return answer(behaviour.answer(command));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };
        return this;
    }

    private static Bytes answer(@Nullable Bytes answer) {
        if (answer == null) {
            throw new CardUnreachableException("gone");
        }
        if (answer.size() < 2) {
            throw new BadAnswerException("garbled");
        }
        return answer;
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
        Function<String, Bytes> habit = usual;
        if (step == null && habit != null) {
            return new Step(command, () -> habit.apply(command));
        }
        if (step == null || !step.command().equals(command)) {
            throw new AssertionError("Unexpected command " + received.size() + ": " + command + ", expected "
                    + (step == null ? "none" : step.command()));
        }
        return step;
    }
}
