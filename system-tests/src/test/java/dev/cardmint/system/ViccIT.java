package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A card that we did not write, issued through base, reader and PC/SC service, and read by a tool that is not ours. */
@ExtendWith(PcscSite.class)
class ViccIT {

    private final Site site;
    private final Clerk clerk;

    ViccIT(Site site) {
        this.site = site;
        this.clerk = site.clerk();
    }

    @Test
    void issuesDebiansCardWithFilesAndSaysThatItProvedNothing() throws IOException, InterruptedException {
        String record = clerk.order(order());
        try (Vicc vicc = Vicc.insert(site.numbers("pcscPorts").get(0))) {
            assertThat(vicc.words()).startsWith("vicc.py: mended for commands without Le");
            clerk.await("CARD_PRESENT");

            JsonNode end = clerk.issue(record);

            JsonNode outcome = end.path("outcome");
            assertThat(outcome.path("result").asString()).as("%s", end).isEqualTo("ISSUED_UNPROVED");
            assertThat(outcome.path("proof").asString()).isEqualTo("COMPARED");
            assertThat(clerk.record(record).path("state").asString()).isEqualTo("ISSUED_UNPROVED");
            assertThat(new OpenscTool(site.text("pcscSocket"))
                            .send("00A4000C023F00", "00A4010C025000", "00A4020C025003", "00B0000009"))
                    .isEqualTo(List.of("9000", "9000", "9000", "9000001234567820311130"));
        }
        clerk.await("EMPTY");
    }

    private static Map<String, Object> order() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", "Ζωή Παπαδοπούλου");
        values.put("address", "Λεωφόρος Συγγρού 12, 117 42 Αθήνα");
        values.put("birthDate", "1988-02-29");
        values.put("readerNumber", "0012345678");
        values.put("expiryDate", "2031-11-30");
        Map<String, Object> order = Orders.order(values);
        order.put("cardType", "files");
        return order;
    }
}
