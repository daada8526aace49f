package dev.cardmint.lab.demo;

import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.lab.demo.IssuingDesk.IssuedCard;
import dev.cardmint.lab.demo.ReissueReport.DeadChip;
import dev.cardmint.lab.demo.ReissueReport.Disposal;
import dev.cardmint.lab.http.JsonClient;
import dev.cardmint.lab.operators.LabOperator;
import dev.cardmint.lab.samples.SampleRequest;
import dev.cardmint.lab.site.LabSite;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A card opens no channel any more: two people declare it destroyed, a new one is made, and the old one is milled. */
final class DeadChipDemo {

    /** It still says what it is, and authenticates to nobody. */
    private static final String DEAD = "status-of=50:6F00";

    private static final String ASKING = "supervisor";
    private static final String AGREEING = "officer-1";

    private final LabSite site;
    private final PrintStream out;
    private final CardKind kind;

    DeadChipDemo(LabSite site, PrintStream out, String cardType) {
        this.site = site;
        this.out = out;
        this.kind = CardKind.of(cardType, false);
    }

    DeadChip play(IssuingDesk desk, MasterKey transport, Map.Entry<SampleRequest, String> order) throws IOException {
        String record = order.getValue();
        IssuedCard old = desk.issue(kind, transport, order, null);
        String chip = ReissueDemo.chip(old.image());
        desk.spoil(old.image(), DEAD);
        CardRun refused = desk.withCard(old.image(), (clerk, reader) -> {
            clerk.beginReissue(reader, "DAMAGED");
            return clerk.lock(reader, kind, record);
        });
        out.println(refused.message());
        declareDestroyed(chip, record);
        Path blank = desk.blank(kind, transport);
        CardRun reissued = desk.withCard(blank, (clerk, reader) -> clerk.reissue(reader, kind, record));
        Disposal disposal = Disposal.of(desk.clerk().destroy(chip));
        out.printf("Dead card %s: %s (%s)%n", chip, disposal.state(), disposal.level());
        return new DeadChip(
                chip,
                ReissueDemo.chip(desk.onTable(blank)),
                refused.code(),
                List.of(ASKING, AGREEING),
                reissued.result(),
                ReissueDemo.issuanceCount(site, record),
                disposal);
    }

    /** Both at the office desk; nobody decides on their own request. */
    private void declareDestroyed(String chip, String record) throws IOException {
        JsonClient asking = atTheOffice(ASKING);
        JsonNode approval = asking.post(
                        "/v1/approvals",
                        Map.of("action", "DESTROY_CHIP", "chip", chip, "record", record, "reason", "its chip is dead"))
                .expected();
        String id = approval.path("id").asString();
        atTheOffice(AGREEING)
                .post("/v1/approvals/" + id + "/decision", Map.of("approve", true))
                .expected();
        asking.post("/v1/chips/" + chip + "/destruction", Map.of("approval", id))
                .expected();
        out.println("Declared destroyed by two people: " + chip);
    }

    private JsonClient atTheOffice(String username) throws IOException {
        LabOperator operator = site.operators().named(username);
        JsonClient office = site.asTerminal("office-1");
        String token = office.post(
                        "/v1/sign-ins", Map.of("username", operator.username(), "password", operator.password()))
                .expected()
                .path("token")
                .asString();
        return office.with(token);
    }
}
