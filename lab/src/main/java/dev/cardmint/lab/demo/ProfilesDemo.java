package dev.cardmint.lab.demo;

import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.lab.cards.ShippedProfile;
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
import tools.jackson.databind.node.MissingNode;

/** Issues one card of every profile that the center comes with, and reads each back. */
final class ProfilesDemo {

    private static final JsonNode NOT_READ = MissingNode.getInstance();

    private final LabSite site;
    private final DemoOptions options;
    private final PrintStream out;

    ProfilesDemo(LabSite site, DemoOptions options, PrintStream out) {
        this.site = site;
        this.options = options;
        this.out = out;
    }

    /** A card session that fails stops nothing: the report tells of every profile. */
    ProfilesReport play() throws IOException {
        List<ShippedProfile> profiles = ShippedProfile.in(site.jars().profiles());
        IssuingDesk desk = IssuingDesk.open(site, out, options.seed());
        Map<SampleRequest, String> records = desk.importAll(samples(profiles));
        List<CardOfProfile> cards = new ArrayList<>();
        try (MasterKey transport = MasterKey.parse(site.vault().export("transport"))) {
            for (Map.Entry<SampleRequest, String> entry : records.entrySet()) {
                ShippedProfile profile = profiles.get(cards.size());
                IssuedCard card = desk.issue(CardKind.of(profile.name(), false), transport, entry, null);
                cards.add(CardOfProfile.of(profile, card.run(), card.run().issued() ? desk.readBack(card) : NOT_READ));
            }
        }
        return ProfilesReport.of(cards);
    }

    private SampleRequests samples(List<ShippedProfile> profiles) {
        return SampleRequests.in(site.jars().samples())
                .and(SampleRequests.in(site.jars().furtherSamples()))
                .oneOfEach(profiles.stream().map(ShippedProfile::name).toList());
    }
}
