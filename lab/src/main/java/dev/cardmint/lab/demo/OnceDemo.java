package dev.cardmint.lab.demo;

import dev.cardmint.lab.cards.CardTable;
import dev.cardmint.lab.folder.OwnerOnly;
import dev.cardmint.lab.http.JsonClient;
import dev.cardmint.lab.samples.SampleRequest;
import dev.cardmint.lab.samples.SampleRequests;
import dev.cardmint.lab.site.LabSite;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports the samples, issues a card for each, reads one back, and measures all the way. */
final class OnceDemo {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SLOT = "reader-1";

    private final LabSite site;
    private final DemoOptions options;
    private final PrintStream out;
    private final CardTable table;
    private final String reader;
    private final long run;

    OnceDemo(LabSite site, DemoOptions options, PrintStream out) {
        this.site = site;
        this.options = options;
        this.out = out;
        this.table = site.table();
        this.reader = table.nameAtBase(SLOT);
        this.run = site.folder().nextRun();
    }

    /** Stops at the first card that is not issued, and at the number of cards asked for. */
    DemoReport play() throws IOException {
        Map<SampleRequest, String> records = importSamples();
        Clerk clerk = Clerk.signIn(site.base(), site.link(), site.operators().named("clerk"));
        long sentBefore = clerk.apdusTransmitted(reader);
        List<CardRun> runs = new ArrayList<>();
        List<Path> cards = new ArrayList<>();
        try (MasterKey transport = MasterKey.parse(site.vault().export("transport"))) {
            for (Map.Entry<SampleRequest, String> entry : records.entrySet()) {
                CardRun done = issue(clerk, transport, entry, runs.size(), cards);
                runs.add(done);
                if (!done.issued() || runs.size() == options.cards()) {
                    break;
                }
            }
        }
        DemoReport.Apdus apdus = new DemoReport.Apdus(
                clerk.apdusTransmitted(reader) - sentBefore,
                cards.stream().mapToLong(CardTable::apdusReceived).sum());
        return DemoReport.of(runs, apdus, readOneBack(runs, cards, List.copyOf(records.keySet())))
                .through(site.pcsc() == null ? null : site.pcsc().service());
    }

    /** As the customer's system does. */
    private Map<SampleRequest, String> importSamples() throws IOException {
        JsonClient orders = site.asTerminal("orders-1");
        Map<SampleRequest, String> records = new LinkedHashMap<>();
        for (SampleRequest request :
                SampleRequests.in(site.jars().samples()).of(options.seed(), run).requests()) {
            JsonNode accepted = orders.post("/v1/card-requests", request).expected();
            OwnerOnly.write(requestFile(request), JSON.writeValueAsString(request));
            records.put(request, accepted.path("record").asString());
        }
        out.println("Imported " + records.size() + " card requests.");
        return records;
    }

    private CardRun issue(
            Clerk clerk, MasterKey transport, Map.Entry<SampleRequest, String> entry, int index, List<Path> cards)
            throws IOException {
        String name = "run-" + run + "-card-" + (index + 1);
        Path blank = table.blank(name, transport, 31 * (31 * options.seed() + run) + index);
        Break broken = options.broken();
        if (broken != null && index == 0) {
            table.spoil(blank, List.of(broken.fault()));
        }
        table.insert(SLOT, blank);
        CardRun done = clerk.issue(reader, entry.getValue());
        cards.add(table.pull(SLOT));
        clerk.awaitState(reader, "EMPTY");
        out.printf(
                "Card %2d, %-32s %s, %s, %d ms%n",
                index + 1,
                entry.getKey().orderId(),
                done.result(),
                done.proof(),
                done.took().toMillis());
        if (!done.issued()) {
            out.println(done.message());
        }
        return done;
    }

    /** Which card it is, the seed decides; a broken card is the first. */
    private @Nullable JsonNode readOneBack(List<CardRun> runs, List<Path> cards, List<SampleRequest> requests) {
        int index = options.broken() != null ? 0 : (int) Math.floorMod(options.seed() + run, (long) cards.size());
        if (!runs.get(index).issued()) {
            return null;
        }
        ReadBackProgram program =
                new ReadBackProgram(site.jars(), site.folder().root().resolve("read-back.keys"));
        JsonNode result = program.read(
                card(cards.get(index)),
                requestFile(requests.get(index)),
                site.vault().export("issuer"));
        out.printf(
                "Read back card %d: %d objects, %d bytes, %s%n",
                index + 1,
                result.path("objects").asInt(),
                result.path("bytes").asInt(),
                result.path("readBack").asString());
        return result;
    }

    /** A card that lies on the table is read there; one of a PC/SC reader goes back into it. */
    private ReadBackProgram.Source card(Path image) {
        if (site.pcsc() == null) {
            return ReadBackProgram.Source.image(image);
        }
        table.insert(SLOT, image);
        return ReadBackProgram.Source.reader(reader, site.pcscSocket());
    }

    private Path requestFile(SampleRequest request) {
        return site.folder().requests().resolve(request.orderId() + ".json");
    }
}
