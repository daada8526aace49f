package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
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
    private static final char SEPARATOR = '\036';

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

    /** The same with commands before all others. */
    ShellDocument after(String commands) {
        List<Block> all = new ArrayList<>(List.of(new Block(commands + "\n", null)));
        all.addAll(blocks);
        return new ShellDocument(page, all);
    }

    /** Runs every block in one shell, which ends at the first command that fails. */
    void run(Map<String, String> variables, After after) {
        ProcessBuilder bash = new ProcessBuilder("bash", "-eus").redirectErrorStream(true);
        bash.directory(Site.PROJECT.toFile()).environment().putAll(variables);
        try {
            Process process = bash.start();
            try (PrintStream commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
                    Reader output = process.inputReader(StandardCharsets.UTF_8)) {
                for (Block block : blocks) {
                    // a command that reads its input must not read the commands after it
                    commands.println("{\n:\n" + block.commands() + "} </dev/null\nprintf '\\036'");
                    after.block(block, upToTheSeparator(block, output));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at what a block printed, before the next one runs. */
    interface After {

        void block(Block block, String printed);
    }

    private static String upToTheSeparator(Block block, Reader output) throws IOException {
        StringBuilder printed = new StringBuilder();
        int next = output.read();
        while (next != SEPARATOR) {
            assertThat(next)
                    .as("the shell ended in%n%s%nwhich printed%n%s", block.commands(), printed)
                    .isNotNegative();
            printed.append((char) next);
            next = output.read();
        }
        return printed.toString();
    }
}
