package dev.cardmint.lab.demo;

import dev.cardmint.lab.CommandLine;
import dev.cardmint.lab.LabException;
import dev.cardmint.lab.cards.PcscSlots;
import dev.cardmint.lab.site.LabSite;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The demo's command line. */
public final class Demo {

    private static final JsonMapper JSON = new JsonMapper();

    private Demo() {}

    /** Runs a demo and returns its exit status: 0 only if everything is as it must be. */
    public static int run(CommandLine line, PrintStream out) throws IOException {
        DemoOptions options = DemoOptions.parse(line);
        if (options.fresh()) {
            erase(options.folder());
        }
        out.println("Starting PostgreSQL, center and base in "
                + options.folder().toAbsolutePath().normalize());
        try (LabSite site = LabSite.open(options.site())) {
            Thread stop = new Thread(site::close, "demo-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            tellReaders(site, out);
            site.table().clear();
            site.start();
            return options.once() ? once(site, options, out) : new OpenDemo(site, options, out).play();
        }
    }

    /** Which PC/SC service the readers belong to. */
    private static void tellReaders(LabSite site, PrintStream out) {
        PcscSlots pcsc = site.pcsc();
        if (pcsc != null) {
            out.println((pcsc.service().isPrivate() ? "Readers of a private" : "Readers of this machine's")
                    + " PC/SC service: " + pcsc.service().socket());
        }
    }

    private static int once(LabSite site, DemoOptions options, PrintStream out) throws IOException {
        out.println("Ready. Seed " + options.seed() + ".");
        return switch (options.scenario()) {
            case SAMPLES -> end(site, out, new OnceDemo(site, options, out).play(), DemoReport::good);
            case EVERY_PROFILE -> end(site, out, new ProfilesDemo(site, options, out).play(), ProfilesReport::good);
            case REISSUE -> end(site, out, new ReissueDemo(site, options, out).play(), ReissueReport::good);
        };
    }

    private static <T> int end(LabSite site, PrintStream out, T report, Predicate<T> good) {
        site.close();
        out.println("Stopped.");
        out.println(JSON.writeValueAsString(report));
        return good.test(report) ? 0 : 1;
    }

    /** Only a folder that a demo made. */
    private static void erase(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.exists(folder.resolve("lock"))) {
            throw new LabException("--fresh: " + folder + " was not made by a demo and stays as it is.");
        }
        LabSite.stopLeftovers(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : List.copyOf(files.sorted(Comparator.reverseOrder()).toList())) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
