package dev.cardmint.simulator.pcscd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** OpenSC's {@code opensc-tool} as a program of its own: a client of a PC/SC service that knows nothing of ours. */
public record OpenscTool(Path socket) {

    /** What it wrote, and with which status it ended. */
    public record Result(int status, List<String> lines) {

        public Result {
            lines = List.copyOf(lines);
        }

        /** The lines of hexadecimal digits that follow each status word, one string per answer. */
        public List<String> answers() {
            List<String> answers = new ArrayList<>();
            for (String line : lines) {
                if (line.startsWith("Received (SW1=0x")) {
                    answers.add(line.substring(16, 18) + line.substring(26, 28));
                } else if (!answers.isEmpty() && line.matches("([0-9A-F]{2} )+ *\\S.*")) {
                    int last = answers.size() - 1;
                    answers.set(last, answers.get(last) + " " + digits(line));
                }
            }
            return answers;
        }

        /** At most 16 bytes a line, then a gap and what they are as text. */
        private static String digits(String line) {
            return line.substring(0, Math.min(48, line.length())).strip();
        }
    }

    public Result run(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("opensc-tool"));
        words.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PCSCLITE_CSOCK_NAME", socket.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output.lines().toList());
    }
}
