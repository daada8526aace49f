package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shell commands of a page of the documentation, each block with what the page says that it prints. */
record ShellDocument(Path page, List<Block> blocks) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final String SEPARATOR = "\u001e";

    /**
     * Commands that belong together.
     *
     * @param printed what the plain block after them says, {@code …} for anything; {@code null} if there is none
     */
    record Block(String commands, @Nullable String printed) {

        /** Whether this is what the page says. */
        boolean allows(String output) {
            String pattern = printed == null
                    ? ""
                    : Arrays.stream(printed.strip().split("…", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*"));
            return Pattern.matches(pattern, output.strip());
        }
    }

    static ShellDocument of(Path page) {
        try {
            List<Block> blocks = new ArrayList<>();
            Matcher fence = FENCE.matcher(Files.readString(page));
            while (fence.find()) {
                if (fence.group(1).equals("sh")) {
                    blocks.add(new Block(fence.group(2), null));
                } else if (fence.group(1).isEmpty() && !blocks.isEmpty()) {
                    Block before = blocks.remove(blocks.size() - 1);
                    blocks.add(new Block(before.commands(), fence.group(2)));
                }
            }
            return new ShellDocument(page, blocks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs every block in one shell, which ends at the first command that fails; returns what each printed. */
    List<String> run(Map<String, String> variables) {
        String script = blocks.stream()
                .map(block -> block.commands() + "printf '\\036'\n")
                .collect(Collectors.joining());
        ProcessBuilder bash = new ProcessBuilder("bash", "-euc", script).redirectErrorStream(true);
        bash.environment().putAll(variables);
        try {
            Process process = bash.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s", output).isZero();
            return List.of(output.split(SEPARATOR));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
