package dev.cardmint.base.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.testing.ScriptedCard;
import dev.cardmint.base.testing.ScriptedDriver;
import dev.cardmint.model.bytes.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetResponseTests {

    private final ScriptedDriver driver = new ScriptedDriver();
    private final Readers readers = new Readers(List.of(driver), left -> {}, Clock.systemUTC());

    @AfterEach
    void shutDown() {
        readers.shutDown();
    }

    private Bytes exchange(ScriptedCard card, String command) {
        driver.insert("R", card);
        readers.look();
        try (CardHold hold = readers.named("R").hold()) {
            return GetResponse.exchange(hold, Bytes.ofHex(command).toByteArray(), Duration.ofSeconds(20));
        }
    }

    @Test
    void fetchesWhatTheCardAnnounces() {
        var card = new ScriptedCard().answer("80CA9F7F00", "6103").answer("00C0000003", "0102039000");

        assertThat(exchange(card, "80CA9F7F00")).isEqualTo(Bytes.ofHex("0102039000"));
    }

    @Test
    void collectsPieces() {
        var card = new ScriptedCard()
                .answer("80CA9F7F00", "AA6102")
                .answer("00C0000002", "BB6100")
                .answer("00C0000000", "CC9000");

        assertThat(exchange(card, "80CA9F7F00")).isEqualTo(Bytes.ofHex("AABBCC9000"));
        assertThat(readers.named("R").apdusTransmitted()).isEqualTo(3);
    }

    @ParameterizedTest(name = "CLA {0} is followed by CLA {1}")
    @CsvSource({
        "00,00", "01,01", "03,03", "80,00", "84,00", "8C,00", "87,03", "40,40", "45,45", "C0,40", "E2,42", "EF,4F"
    })
    void keepsTheChannelAndDropsSecureMessaging(String commandClass, String getResponseClass) {
        var card = new ScriptedCard()
                .answer(commandClass + "CA9F7F00", "6101")
                .answer(getResponseClass + "C0000001", "AA9000");

        assertThat(exchange(card, commandClass + "CA9F7F00")).isEqualTo(Bytes.ofHex("AA9000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6C10", "6C00", "6CFF", "9000", "6982", "6300", "6283"})
    void sendsNothingAfterAnyOtherStatusWord(String statusWord) {
        var card = new ScriptedCard().answer("80CA9F7F00", statusWord);

        assertThat(exchange(card, "80CA9F7F00")).isEqualTo(Bytes.ofHex(statusWord));
        assertThat(readers.named("R").apdusTransmitted()).isEqualTo(1);
    }

    @Test
    void doesNotFollowACardThatAnnouncesDataButSendsNone() {
        var card = new ScriptedCard().answer("80CA9F7F00", "6101").answer("00C0000001", "6101");

        assertThat(exchange(card, "80CA9F7F00")).isEqualTo(Bytes.ofHex("6101"));
    }

    @Test
    void reportsARefusalOfGetResponseAsTheAnswer() {
        var card = new ScriptedCard().answer("80CA9F7F00", "6101").answer("00C0000001", "6C02");

        assertThat(exchange(card, "80CA9F7F00")).isEqualTo(Bytes.ofHex("6C02"));
    }
}
