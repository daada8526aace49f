package dev.cardmint.lab.demo;

import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.lab.cards.CardTable;
import dev.cardmint.lab.cards.ShippedProfile;
import dev.cardmint.lab.folder.OwnerOnly;
import dev.cardmint.lab.http.JsonClient;
import dev.cardmint.lab.samples.SampleRequest;
import dev.cardmint.lab.samples.SampleRequests;
import dev.cardmint.lab.site.LabSite;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One run's requests, and a reader where cards are issued for them and read back. */
final class IssuingDesk {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SLOT = "reader-1";

    private final LabSite site;
    private final PrintStream out;
    private final long seed;
    private final long run;
    private final CardTable table;
    private final String reader;
    private final Clerk clerk;
    private final Map<String, String> exported = new HashMap<>();
    private int cards;

    private IssuingDesk(LabSite site, PrintStream out, long seed) throws IOException {
        this.site = site;
        this.out = out;
        this.seed = seed;
        this.run = site.folder().nextRun();
        this.table = site.table();
        this.reader = table.nameAtBase(SLOT);
        this.clerk = Clerk.signIn(site.base(), site.link(), site.operators().named("clerk"));
    }

    /** With a clerk who has signed in. */
    static IssuingDesk open(LabSite site, PrintStream out, long seed) throws IOException {
        return new IssuingDesk(site, out, seed);
    }

    /** What became of a request, and the card that lies on the table now. */
    record IssuedCard(SampleRequest request, CardRun run, Path image) {}

    long run() {
        return run;
    }

    /** Brings requests in as the customer's system does, and says which record each became. */
    Map<SampleRequest, String> importAll(SampleRequests samples) throws IOException {
        JsonClient orders = site.asTerminal("orders-1");
        Map<SampleRequest, String> records = new LinkedHashMap<>();
        for (SampleRequest request : samples.of(seed, run).requests()) {
            JsonNode accepted = orders.post("/v1/card-requests", request).expected();
            OwnerOnly.write(requestFile(request), JSON.writeValueAsString(request));
            records.put(request, accepted.path("record").asString());
        }
        out.println("Imported " + records.size() + " card requests.");
        return records;
    }

    /** Makes a blank, breaks it if that is asked for, and issues a record to it. */
    IssuedCard issue(CardKind kind, MasterKey transport, Map.Entry<SampleRequest, String> entry, @Nullable Break broken)
            throws IOException {
        int index = cards++;
        String name = "run-" + run + "-card-" + (index + 1);
        Path blank = table.blank(name, kind, transport, 31 * (31 * seed + run) + index);
        if (broken != null) {
            table.spoil(blank, List.of(broken.fault()));
        }
        table.insert(SLOT, blank);
        CardRun done = clerk.issue(reader, kind, entry.getValue());
        Path image = table.pull(SLOT);
        clerk.awaitState(reader, "EMPTY");
        tell(entry.getKey(), done);
        return new IssuedCard(entry.getKey(), done, image);
    }

    /** A blank that lies on the table. */
    Path blank(CardKind kind, MasterKey transport) {
        int index = cards++;
        return table.blank("run-" + run + "-card-" + (index + 1), kind, transport, 31 * (31 * seed + run) + index);
    }

    /** Puts a card into the reader, lets the clerk do something with it, and takes it out. */
    <T> T withCard(Path image, CardWork<T> work) throws IOException {
        table.insert(SLOT, image);
        T done = work.with(clerk, reader);
        table.pull(SLOT);
        clerk.awaitState(reader, "EMPTY");
        return done;
    }

    Clerk clerk() {
        return clerk;
    }

    /** What a clerk does with the card in a reader. */
    interface CardWork<T> {
        T with(Clerk clerk, String reader) throws IOException;
    }

    /** Where a card lies that was in a reader. */
    Path onTable(Path image) {
        String name = image.getFileName().toString();
        return table.named(name.substring(0, name.length() - ".card".length()));
    }

    void spoil(Path image, String fault) {
        table.spoil(image, List.of(fault));
    }

    private void tell(SampleRequest request, CardRun done) {
        out.printf(
                "Card %2d, %-32s %s, %s, %d ms%n",
                cards,
                request.orderId(),
                done.result(),
                done.proof(),
                done.took().toMillis());
        if (!done.issued()) {
            out.println(done.message());
        }
    }

    /** How many commands the base has sent to cards in the reader. */
    long apdusTransmitted() throws IOException {
        return clerk.apdusTransmitted(reader);
    }

    JsonNode readBack(IssuedCard card) {
        String cardType = card.run().kind().cardType();
        ReadBackProgram program =
                new ReadBackProgram(site.jars(), site.folder().root().resolve("read-back.keys"));
        String keySet = ShippedProfile.read(site.jars().profile(cardType)).keySet();
        JsonNode result = program.read(card(card.image()), cardType, requestFile(card.request()), keys(keySet));
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

    private @Nullable String keys(@Nullable String set) {
        return set == null ? null : exported.computeIfAbsent(set, site.vault()::export);
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
