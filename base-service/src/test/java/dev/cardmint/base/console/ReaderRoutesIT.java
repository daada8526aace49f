package dev.cardmint.base.console;

import static dev.cardmint.base.testing.CenterDialogue.SELECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.RunningBase;
import dev.cardmint.base.reader.Readers;
import dev.cardmint.base.testing.CenterDialogue;
import dev.cardmint.base.testing.ScriptedCard;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ReaderRoutesIT extends RunningBase {

    @Autowired
    private Readers readers;

    private JsonNode reader() {
        return page.get("/api/readers")
                .body()
                .valueStream()
                .filter(reader -> reader.path("name").asString().equals("R"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode driver() {
        return page.get("/api/readers/drivers")
                .body()
                .valueStream()
                .filter(driver -> driver.path("name").asString().equals("Scripted"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsAReaderThatIsReady() {
        assertThat(reader().path("state").asString()).isEqualTo("EMPTY");
        assertThat(reader().path("driver").asString()).isEqualTo("Scripted");
        assertThat(reader().path("reason").isNull()).isTrue();
        assertThat(Instant.parse(reader().path("since").asString())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void showsTheCardOnceItWasPowered() {
        center.recognizes();
        insert(CenterDialogue.blank());
        assertThat(reader().path("atr").isNull()).isTrue();

        page.recognize("R");

        assertThat(reader().path("state").asString()).isEqualTo("CARD_PRESENT");
        assertThat(reader().path("atr").asString()).isEqualTo("3B8001");

        removeCard();
        assertThat(reader().path("atr").isNull()).isTrue();
    }

    @Test
    void countsInsertionsSoThatThePageTellsCardsApart() {
        center.recognizes();
        assertThat(reader().path("insertion").isNull()).isTrue();
        insert(CenterDialogue.blank());
        long first = reader().path("insertion").asLong();
        long recognized = page.post("/api/readers/R/recognition", "")
                .body()
                .path("insertion")
                .asLong();
        removeCard();
        insert(CenterDialogue.blank());

        assertThat(recognized).isEqualTo(first);
        assertThat(reader().path("insertion").asLong()).isGreaterThan(first);
    }

    @Test
    void saysWhyAReaderCannotBeUsedAndSinceWhen() {
        Instant before = Instant.parse(reader().path("since").asString());
        DRIVER.unplug("R");
        readers.look();

        assertThat(reader().path("state").asString()).isEqualTo("UNAVAILABLE");
        assertThat(reader().path("reason").asString()).isEqualTo("The reader R is unplugged.");
        assertThat(Instant.parse(reader().path("since").asString())).isAfter(before);
        assertThat(driver().path("trouble").isNull()).isTrue();
    }

    @Test
    void saysWhatIsWrongWithADriver() {
        DRIVER.breakDown("The service is not running.");
        readers.look();

        assertThat(driver().path("trouble").asString()).isEqualTo("The service is not running.");
        assertThat(reader().path("reason").asString()).isEqualTo("The service is not running.");
        assertThat(page.get("/actuator/health").status()).isEqualTo(503);
    }

    @Test
    void remembersWhatWentWrongLast() {
        center.recognizes();
        insert(new ScriptedCard().garble(SELECT));
        page.post("/api/readers/R/recognition", "");
        removeCard();

        assertThat(reader().path("lastFailure").path("what").asString()).isEqualTo("garbled");
        assertThat(Instant.parse(reader().path("lastFailure").path("at").asString()))
                .isBeforeOrEqualTo(Instant.now());
    }
}
