package dev.cardmint.lab;

import dev.cardmint.lab.containers.Secrets;
import dev.cardmint.lab.control.SiteControl;
import dev.cardmint.lab.demo.Demo;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Entry point of the lab's programs. */
public final class Lab {

    private static final int MISUSED = 2;

    private Lab() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = Arrays.asList(arguments);
        String program = words.isEmpty() ? "" : words.get(0);
        CommandLine line = new CommandLine(words.subList(Math.min(1, words.size()), words.size()));
        int status;
        try {
            status = switch (program) {
                case "demo" -> Demo.run(line, System.out);
                case "up" -> SiteControl.run(line, System.in, System.out);
                case "secrets" -> Secrets.run(line, System.out);
                default ->
                    throw new LabException(
                            "usage: lab.jar demo|up|secrets [options]; see docs/demo.md and docs/operations.md");
            };
        } catch (LabException e) {
            System.err.println(e.getMessage());
            status = MISUSED;
        }
        System.exit(status);
    }
}
