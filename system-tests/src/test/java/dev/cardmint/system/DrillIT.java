package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Terminals whose id ends in 9 are production terminals. */
@ExtendWith(SharedSite.class)
class DrillIT {

    private final Site site;
    private final Clerk clerk;

    DrillIT(Site site) {
        this.site = site;
        this.clerk = site.clerk();
    }

    @Test
    void drillBaseGetsNoOfferForAProductionRecord() {
        String record = order("orders-9");
        clerk.insertBlank("drill-" + UUID.randomUUID());

        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", record);
        clerk.pull();

        assertThat(offer.problem()).isEqualTo("drill-mismatch");
    }

    @Test
    void productionBaseGetsNoOfferForADrillRecord() {
        JsonService.Answer offer = offerAtProductionBase(order("orders-1"));

        assertThat(offer.problem()).isEqualTo("drill-mismatch");
    }

    @Test
    void productionBaseGetsNoOfferOverDrillKeys() {
        JsonService.Answer offer = offerAtProductionBase(order("orders-9"));

        assertRefused(offer, "drills");
    }

    @Test
    void drillBaseGetsNoOfferOverProductionKeys() throws Exception {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Site.PROJECT.resolve("system-tests/target/sites")), "production-keys-");
        try (Site production = Site.up(folder.resolve("site"), "--key-purpose", "PRODUCTION")) {
            Clerk there = production.clerk();
            String record = there.order();
            Path image = Path.of(
                    site.does("blank drill-" + UUID.randomUUID()).path("image").asString());
            Files.move(image, production.folder("folder").resolve("tray/reader-1/card.card"));
            there.await("CARD_PRESENT");

            JsonService.Answer offer = there.offer(there.recognize(), "ISSUE", record);

            assertRefused(offer, "production");
        }
    }

    @Test
    void showsEachKindOfTerminalItsOwnRecordsOnly() {
        String drill = order("orders-1");
        String production = order("orders-9");

        String list = clerk.base()
                .get("/api/card-requests?state=UNISSUED")
                .isOk()
                .body()
                .toString();

        assertThat(list).contains(drill).doesNotContain(production);
    }

    /** The vault has these keys for the other kind of terminals; the clerk is told before the chip is asked. */
    private static void assertRefused(JsonService.Answer offer, String purpose) {
        assertThat(offer.status()).isEqualTo(409);
        assertThat(offer.problem()).isEqualTo("drill-mismatch");
        assertThat(offer.body().path("detail").asString()).contains("keys", "for %s only".formatted(purpose));
    }

    private String order(String customer) {
        return site.center(customer)
                .post("/v1/card-requests", Orders.order(Orders.values()))
                .isOk()
                .body()
                .path("record")
                .asString();
    }

    private JsonService.Answer offerAtProductionBase(String record) {
        JsonService center = clerk.atTheCenter("base-9");
        try (CardInHand card = CardInHand.blank(site)) {
            JsonService.Answer recognition = center.post("/v1/recognitions", card.recognition(center));
            return center.post(
                    "/v1/offers",
                    Map.of("recognition", recognition.isOk().id(), "operation", "ISSUE", "record", record));
        }
    }
}
