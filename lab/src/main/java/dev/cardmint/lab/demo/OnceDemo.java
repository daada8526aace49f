package dev.cardmint.lab.demo;

import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.lab.cards.CardTable;
import dev.cardmint.lab.demo.IssuingDesk.IssuedCard;
import dev.cardmint.lab.samples.SampleRequest;
import dev.cardmint.lab.samples.SampleRequests;
import dev.cardmint.lab.site.LabSite;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Imports the samples, issues a card for each, reads one of each kind back, and measures all the way. */
final class OnceDemo {

    private final LabSite site;
    private final DemoOptions options;
    private final PrintStream out;

    OnceDemo(LabSite site, DemoOptions options, PrintStream out) {
        this.site = site;
        this.options = options;
        this.out = out;
    }

    DemoReport play() throws IOException {
        IssuingDesk desk = IssuingDesk.open(site, out, options.seed());
        Map<SampleRequest, String> records =
                desk.importAll(SampleRequests.in(site.jars().samples()));
        long sentBefore = desk.apdusTransmitted();
        List<IssuedCard> cards = issue(desk, records);
        DemoReport.Apdus apdus = new DemoReport.Apdus(
                desk.apdusTransmitted() - sentBefore,
                cards.stream()
                        .mapToLong(card -> CardTable.apdusReceived(card.image()))
                        .sum());
        return DemoReport.of(cards.stream().map(IssuedCard::run).toList(), apdus, readBack(desk, cards))
                .through(site.pcsc() == null ? null : site.pcsc().service());
    }

    /** Stops at the first card that is not issued, and at the number of cards asked for. */
    private List<IssuedCard> issue(IssuingDesk desk, Map<SampleRequest, String> records) throws IOException {
        List<IssuedCard> cards = new ArrayList<>();
        try (MasterKey transport = MasterKey.parse(site.vault().export("transport"))) {
            for (Map.Entry<SampleRequest, String> entry : records.entrySet()) {
                CardKind kind = kind(entry.getKey().cardType(), cards);
                IssuedCard card = desk.issue(kind, transport, entry, cards.isEmpty() ? options.broken() : null);
                cards.add(card);
                if (!card.run().issued() || cards.size() == options.cards()) {
                    break;
                }
            }
        }
        return cards;
    }

    /** Of each card type, blanks with keys of their own and blanks with shared keys take turns. */
    private static CardKind kind(String cardType, List<IssuedCard> before) {
        long ofType = before.stream()
                .filter(card -> card.run().kind().cardType().equals(cardType))
                .count();
        return CardKind.of(cardType, ofType % 2 == 1);
    }

    /** One card of each kind; which one, the seed decides; a broken card is the first. */
    private List<JsonNode> readBack(IssuingDesk desk, List<IssuedCard> cards) {
        if (!cards.get(0).run().issued() && options.broken() != null) {
            return List.of();
        }
        List<JsonNode> results = new ArrayList<>();
        for (CardKind kind : CardKind.values()) {
            List<IssuedCard> ofKind = cards.stream()
                    .filter(card -> card.run().kind() == kind && card.run().issued())
                    .toList();
            if (!ofKind.isEmpty()) {
                results.add(desk.readBack(ofKind.get(chosen(ofKind.size(), desk.run()))));
            }
        }
        return results;
    }

    private int chosen(int size, long run) {
        return options.broken() != null ? 0 : (int) Math.floorMod(options.seed() + run, (long) size);
    }
}
