package dev.cardmint.lab.process;

import dev.cardmint.lab.LabException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A command line that runs a jar on the JDK that runs this lab.
 *
 * @param environment variables that it has beside those of this lab
 */
public record JavaProgram(List<String> command, Map<String, String> environment) {

    public JavaProgram {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * A jar with its arguments.
     *
     * @throws LabException if it was not built
     */
    public static JavaProgram of(Path jar, List<String> virtualMachine, List<String> arguments) {
        if (!Files.isRegularFile(jar)) {
            throw new LabException("Missing " + jar + "; run ./demo, or: mvn -DskipTests package");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(virtualMachine);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return new JavaProgram(command, Map.of());
    }

    /** The same with variables in its environment. */
    public JavaProgram in(Map<String, String> variables) {
        return new JavaProgram(command, variables);
    }

    /** The same program, run by another one that is given its whole command line. */
    public JavaProgram under(List<String> runner) {
        return new JavaProgram(Stream.concat(runner.stream(), command.stream()).toList(), environment);
    }

    /** How it is started. */
    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /** How a program ended and what it printed; what it printed may be secret. */
    public record Result(int status, String output, String errors) {

        @Override
        public String toString() {
            return "Result[status=" + status + "]";
        }
    }

    /** Runs it to its end with this text as its input. */
    public Result run(String input) {
        try {
            Process process = builder().start();
            CompletableFuture<byte[]> errors = CompletableFuture.supplyAsync(() -> {
                try {
                    return process.getErrorStream().readAllBytes();
                } catch (IOException e) {
                    return new byte[0];
                }
            });
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output, new String(errors.join(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LabException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted", e);
        }
    }
}
