package dev.cardmint.lab.demo;

import dev.cardmint.lab.cards.CardKind;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports the samples, issues a card for each, reads one of each kind back, and measures all the way. */
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
        List<IssuedCard> cards = new ArrayList<>();
        try (MasterKey transport = MasterKey.parse(site.vault().export("transport"))) {
            for (Map.Entry<SampleRequest, String> entry : records.entrySet()) {
                IssuedCard card = issue(clerk, transport, entry, cards);
                cards.add(card);
                if (!card.run().issued() || cards.size() == options.cards()) {
                    break;
                }
            }
        }
        DemoReport.Apdus apdus = new DemoReport.Apdus(
                clerk.apdusTransmitted(reader) - sentBefore,
                cards.stream()
                        .mapToLong(card -> CardTable.apdusReceived(card.image()))
                        .sum());
        return DemoReport.of(cards.stream().map(IssuedCard::run).toList(), apdus, readBack(clerk, cards))
                .through(site.pcsc() == null ? null : site.pcsc().service());
    }

    /** What became of a request. */
    private record IssuedCard(SampleRequest request, CardRun run, Path image) {}

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

    private IssuedCard issue(
            Clerk clerk, MasterKey transport, Map.Entry<SampleRequest, String> entry, List<IssuedCard> before)
            throws IOException {
        SampleRequest request = entry.getKey();
        CardKind kind = kind(request.cardType(), before);
        int index = before.size();
        String name = "run-" + run + "-card-" + (index + 1);
        Path blank = table.blank(name, kind, transport, 31 * (31 * options.seed() + run) + index);
        Break broken = options.broken();
        if (broken != null && index == 0) {
            table.spoil(blank, List.of(broken.fault()));
        }
        table.insert(SLOT, blank);
        CardRun done = clerk.issue(reader, kind, entry.getValue());
        Path image = table.pull(SLOT);
        clerk.awaitState(reader, "EMPTY");
        out.printf(
                "Card %2d, %-32s %s, %s, %d ms%n",
                index + 1,
                request.orderId(),
                done.result(),
                done.proof(),
                done.took().toMillis());
        if (!done.issued()) {
            out.println(done.message());
        }
        return new IssuedCard(request, done, image);
    }

    /** Of each card type, blanks with keys of their own and blanks with shared keys take turns. */
    private static CardKind kind(String cardType, List<IssuedCard> before) {
        long ofType = before.stream()
                .filter(card -> card.run().kind().cardType().equals(cardType))
                .count();
        return CardKind.of(cardType, ofType % 2 == 1);
    }

    /** One card of each kind; which one, the seed decides; a broken card is the first. */
    private List<JsonNode> readBack(Clerk clerk, List<IssuedCard> cards) {
        if (!cards.get(0).run().issued() && options.broken() != null) {
            return List.of();
        }
        List<JsonNode> results = new ArrayList<>();
        for (CardKind kind : CardKind.values()) {
            List<IssuedCard> ofKind = cards.stream()
                    .filter(card -> card.run().kind() == kind && card.run().issued())
                    .toList();
            if (!ofKind.isEmpty()) {
                results.add(readBack(clerk, ofKind.get(chosen(ofKind.size()))));
            }
        }
        return results;
    }

    private int chosen(int size) {
        return options.broken() != null ? 0 : (int) Math.floorMod(options.seed() + run, (long) size);
    }

    private JsonNode readBack(Clerk clerk, IssuedCard card) {
        ReadBackProgram program =
                new ReadBackProgram(site.jars(), site.folder().root().resolve("read-back.keys"));
        JsonNode result = program.read(
                card(card.image()),
                card.run().kind().cardType(),
                requestFile(card.request()),
                site.vault().export("issuer"));
        if (site.pcsc() != null) {
            table.pull(SLOT);
            clerk.awaitState(reader, "EMPTY");
        }
        out.printf(
                "Read back %s: %d objects, %d bytes, %s%n",
                card.request().orderId(),
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
