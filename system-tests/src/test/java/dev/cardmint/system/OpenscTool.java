package dev.cardmint.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** OpenSC's {@code opensc-tool}: a client of the PC/SC service that knows nothing of ours. */
record OpenscTool(String socket) {

    /** Sends commands to the card in the first reader; each answer is status word, then data, in hexadecimal digits. */
    List<String> send(String... commands) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("opensc-tool", "-r", "0", "-c", "default"));
        for (String command : commands) {
            words.addAll(List.of("-s", command));
        }
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PCSCLITE_CSOCK_NAME", socket);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answers(output.lines().toList());
    }

    /** Lines "Received (SW1=0x90, SW2=0x00):", and below, for up to 16 bytes, each as digits, then as text. */
    private static List<String> answers(List<String> lines) {
        List<String> answers = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("Received (SW1=0x")) {
                answers.add(line.substring(16, 18) + line.substring(26, 28));
            } else if (!answers.isEmpty() && line.matches("([0-9A-F]{2} )+.*")) {
                int last = answers.size() - 1;
                int bytes = line.length() / 4;
                answers.set(
                        last, answers.get(last) + line.substring(0, 3 * bytes).replace(" ", ""));
            }
        }
        return answers;
    }
}
