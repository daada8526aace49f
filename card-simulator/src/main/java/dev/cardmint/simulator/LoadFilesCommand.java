package dev.cardmint.simulator;

import dev.cardmint.simulator.samples.SampleLoadFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code load-files}: writes the CAP files that cards of several applications are tried with. */
final class LoadFilesCommand {

    private LoadFilesCommand() {}

    static int run(Options options, PrintStream out) throws UsageException {
        options.allow("--folder");
        Path folder = options.path("--folder");
        try {
            Files.createDirectories(folder);
            for (SampleLoadFile each : SampleLoadFile.values()) {
                Path file = folder.resolve(each.fileName());
                Files.write(file, each.file().toByteArray());
                out.println(file);
            }
            return 0;
        } catch (IOException e) {
            throw new UsageException("--folder %s cannot be written".formatted(folder), e);
        }
    }
}
