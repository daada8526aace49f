package dev.cardmint.base.disposal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A unit that a program on this machine drives. The program gets its arguments from the configuration, with
 * {@code {chip}} and {@code {permit}} filled in, no shell in between, no input and no environment but PATH; its exit
 * status says what the unit did. One that takes too long is ended.
 */
final class CommandUnit implements DisposalUnit {

    private static final Logger log = LoggerFactory.getLogger(CommandUnit.class);

    /** Far from what shells and runtimes say when a program fails: a crash is no answer. */
    private static final Map<Integer, MillingResult> RESULTS = Map.of(
            0, MillingResult.DESTROYED,
            10, MillingResult.JAMMED,
            11, MillingResult.FULL,
            12, MillingResult.OTHER_CARD);

    private final Means means;
    private final List<String> command;
    private final Duration timeLimit;

    CommandUnit(Means means, List<String> command, Duration timeLimit) {
        this.means = means;
        this.command = List.copyOf(command);
        this.timeLimit = timeLimit;
    }

    @Override
    public Means means() {
        return means;
    }

    @Override
    public MillingResult destroy(Job job) {
        try {
            return resultOf(start(job));
        } catch (IOException e) {
            log.warn("The program that drives {} cannot be started", means.unit(), e);
            return MillingResult.NO_ANSWER;
        }
    }

    private Process start(Job job) throws IOException {
        var builder = new ProcessBuilder(command.stream()
                        .map(word -> word.replace("{chip}", job.chip())
                                .replace("{permit}", job.permit().toString()))
                        .toList())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(List.of("PATH"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private MillingResult resultOf(Process process) {
        try {
            if (process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                MillingResult result = RESULTS.get(process.exitValue());
                if (result != null) {
                    return result;
                }
            }
            log.warn("The program that drives {} did not say what was done", means.unit());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return MillingResult.NO_ANSWER;
    }
}
