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

        /** Every answer that the card gave: status word, then data, in hexadecimal digits. */
        public List<String> answers() {
            List<String> answers = new ArrayList<>();
            for (String line : lines) {
                if (line.startsWith("Received (SW1=0x")) {
                    answers.add(line.substring(16, 18) + line.substring(26, 28));
                } else if (!answers.isEmpty() && line.matches("([0-9A-F]{2} )+.*")) {
                    int last = answers.size() - 1;
                    answers.set(last, answers.get(last) + digits(line));
                }
            }
            return answers;
        }

        /** Each byte as digits and a space, in a dump of several lines filled up to 48, then each byte as text. */
        private static String digits(String line) {
            int bytes = line.length() > 48 ? line.length() - 48 : line.length() / 4;
            return line.substring(0, 3 * bytes).replace(" ", "");
        }
    }

    /** Sends commands to the card in the first reader, without trying OpenSC's drivers on it before. */
    public List<String> send(String... commands) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("-r", "0", "-c", "default"));
        for (String command : commands) {
            words.addAll(List.of("-s", command));
        }
        return run(words.toArray(String[]::new)).answers();
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
