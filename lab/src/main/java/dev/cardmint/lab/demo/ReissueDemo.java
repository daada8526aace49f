package dev.cardmint.lab.demo;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.lab.demo.IssuingDesk.IssuedCard;
import dev.cardmint.lab.demo.ReissueReport.Disposal;
import dev.cardmint.lab.demo.ReissueReport.OldCard;
import dev.cardmint.lab.demo.ReissueReport.Story;
import dev.cardmint.lab.samples.SampleRequest;
import dev.cardmint.lab.samples.SampleRequests;
import dev.cardmint.lab.site.LabSite;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A holder comes with a damaged card and goes with the same one, new; the old one's life ends, and it is milled.
 * Another one comes with a card whose chip is dead.
 */
final class ReissueDemo {

    private static final String CARD_TYPE = "payment";
    private static final String CARD_TYPE_OF_THE_DEAD = "identity";

    /** Shops' terminals get no cryptogram out of it; everything can be read as before. */
    private static final String DAMAGE = "status-of=AE:6F00";

    private static final CommandApdu INITIALIZE_UPDATE = CommandApdu.parse(Bytes.ofHex("8050310008010203040506070800"));

    private final LabSite site;
    private final DemoOptions options;
    private final PrintStream out;

    ReissueDemo(LabSite site, DemoOptions options, PrintStream out) {
        this.site = site;
        this.options = options;
        this.out = out;
    }

    ReissueReport play() throws IOException {
        IssuingDesk desk = IssuingDesk.open(site, out, options.seed());
        SampleRequests sample =
                SampleRequests.in(site.jars().samples()).oneOfEach(List.of(CARD_TYPE, CARD_TYPE_OF_THE_DEAD));
        Iterator<Map.Entry<SampleRequest, String>> orders =
                desk.importAll(sample).entrySet().iterator();
        Map.Entry<SampleRequest, String> order = orders.next();
        CardKind kind = CardKind.of(CARD_TYPE, false);
        try (MasterKey transport = MasterKey.parse(site.vault().export("transport"))) {
            IssuedCard old = desk.issue(kind, transport, order, null);
            if (!old.run().issued()) {
                throw new LabException(
                        "The first card was not issued: " + old.run().code());
            }
            Remade remade = makeAgain(desk, old, order, desk.blank(kind, transport));
            var dead = new DeadChipDemo(site, out, CARD_TYPE_OF_THE_DEAD);
            return remade.report(dead.play(desk, transport, orders.next()));
        }
    }

    /** All that there is to report of the first holder. */
    private record Remade(Story story, OldCard old, String newChip, int issuanceCount) {

        ReissueReport report(ReissueReport.DeadChip deadChip) {
            return ReissueReport.of(story, old, newChip, issuanceCount, deadChip);
        }
    }

    private Remade makeAgain(IssuingDesk desk, IssuedCard old, Map.Entry<SampleRequest, String> order, Path blank)
            throws IOException {
        CardKind kind = old.run().kind();
        JsonNode before = desk.readBack(old);
        desk.spoil(old.image(), DAMAGE);
        CardRun retired = desk.withCard(old.image(), (clerk, reader) -> {
            JsonNode begun = clerk.beginReissue(reader, "DAMAGED");
            out.println(begun.path("message").asString());
            return clerk.retire(reader, kind, order.getValue());
        });
        out.println(retired.message());
        CardRun reissued = desk.withCard(blank, (clerk, reader) -> clerk.reissue(reader, kind, order.getValue()));
        out.println(reissued.message());
        IssuedCard next = new IssuedCard(order.getKey(), reissued, desk.onTable(blank));
        JsonNode after = desk.readBack(next);
        OldCard ended = oldCard(desk.onTable(old.image()));
        Disposal disposal = Disposal.of(desk.clerk().destroy(ended.chip()));
        out.printf("Old card %s: %s (%s)%n", ended.chip(), disposal.state(), disposal.level());
        return new Remade(
                new Story(old.run(), retired, reissued, disposal, before, after),
                ended,
                chip(next.image()),
                issuanceCount(site, order.getValue()));
    }

    /** Looks at the card itself, past base and center. */
    private static OldCard oldCard(Path image) {
        try (SimulatedCard card = SimulatedCard.open(image)) {
            return new OldCard(
                    card.kdd().toHex(),
                    card.lifeCycle().name(),
                    card.process(INITIALIZE_UPDATE).statusWord().toString());
        }
    }

    static String chip(Path image) {
        try (SimulatedCard card = SimulatedCard.open(image)) {
            return card.kdd().toHex();
        }
    }

    static int issuanceCount(LabSite site, @Nullable String record) throws IOException {
        return site.asTerminal("orders-1")
                .get("/v1/card-requests/records/" + record)
                .expected()
                .path("issuanceCount")
                .asInt();
    }
}
