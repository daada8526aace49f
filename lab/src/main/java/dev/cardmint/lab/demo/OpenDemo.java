package dev.cardmint.lab.demo;

import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.lab.cards.CardTable;
import dev.cardmint.lab.cards.PcscSlots;
import dev.cardmint.lab.http.JsonClient;
import dev.cardmint.lab.samples.SampleRequest;
import dev.cardmint.lab.samples.SampleRequests;
import dev.cardmint.lab.site.LabSite;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A site for people: stays up until Ctrl-C, with requests waiting and blanks on the table. */
final class OpenDemo {

    private static final int BLANKS_OF_A_KIND = 2;

    private final LabSite site;
    private final DemoOptions options;
    private final PrintStream out;

    OpenDemo(LabSite site, DemoOptions options, PrintStream out) {
        this.site = site;
        this.options = options;
        this.out = out;
    }

    int play() throws IOException {
        long run = site.folder().nextRun();
        importSamples(run);
        makeBlanks(run);
        tell();
        try {
            new CountDownLatch(1).await(); // the shutdown hook closes the site
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void importSamples(long run) throws IOException {
        JsonClient orders = site.asTerminal("orders-1");
        SampleRequests samples = SampleRequests.in(site.jars().samples())
                .and(SampleRequests.in(site.jars().furtherSamples()))
                .of(options.seed(), run);
        for (SampleRequest request : samples.requests()) {
            orders.post("/v1/card-requests", request).expected();
        }
    }

    private void makeBlanks(long run) {
        CardTable table = site.table();
        try (MasterKey transport = MasterKey.parse(site.vault().export("transport"))) {
            long seed = 31 * (31 * options.seed() + run);
            for (CardKind kind : CardKind.values()) {
                String kindName = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
                for (int i = 1; i <= BLANKS_OF_A_KIND; i++) {
                    table.blank("%s-run-%d-%d".formatted(kindName, run, i), kind, transport, ++seed);
                }
            }
        }
    }

    private void tell() {
        out.println();
        out.println("Base     " + site.baseAddress() + "  (the clerk's page)");
        out.println("Tray     " + site.trayAddress() + "  (virtual cards to insert, pull and damage)");
        out.println("Center   " + site.centerAddress() + "  (TLS with client certificates: "
                + site.folder().certificates() + ")");
        out.println("Sign-in at the base, or at the center from terminal office-1:");
        site.operators()
                .operators()
                .forEach(operator ->
                        out.printf("  %-12s %s  (%s)%n", operator.username(), operator.password(), operator.role()));
        tellHowToInsert();
        out.println("Logs: " + site.folder().root().resolve("logs"));
        out.println("Ctrl-C stops everything; the data stays for the next start.");
    }

    private void tellHowToInsert() {
        PcscSlots pcsc = site.pcsc();
        if (pcsc == null) {
            out.println("Card requests are waiting. To insert a blank card into the simulated reader:");
            out.println("  mv " + anyBlank() + " " + site.folder().tray().resolve("reader-1") + "/");
            out.println("To pull it: mv it back.");
            return;
        }
        out.println("Card requests are waiting. To insert a blank card into the reader " + pcsc.nameAtBase("reader-1")
                + ":");
        out.println("  java -jar " + site.jars().simulator() + " --vpcd localhost:"
                + pcsc.address("reader-1").getPort() + " --image " + anyBlank());
        out.println("To pull it: end that program with Ctrl-C. Other programs reach the readers with");
        out.println("  PCSCLITE_CSOCK_NAME=" + pcsc.service().socket());
    }

    private @Nullable String anyBlank() {
        try (var files = Files.list(site.folder().blanks())) {
            return files.sorted().map(Object::toString).findFirst().orElse(null);
        } catch (IOException e) {
            return null;
        }
    }
}
