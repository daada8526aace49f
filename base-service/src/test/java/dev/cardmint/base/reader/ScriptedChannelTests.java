package dev.cardmint.base.reader;

import dev.cardmint.base.testing.ScriptedCard;
import dev.cardmint.base.testing.ScriptedDriver;
import dev.cardmint.model.apdu.ApduChannel;
import org.junit.jupiter.api.AfterEach;

class ScriptedChannelTests extends ApduChannelContract {

    private final ScriptedCard card = new ScriptedCard().otherwise("00A4040000", "6F009000", "6D00");
    private final ScriptedDriver driver = new ScriptedDriver().insert("R", card);
    private final HeldCards held = new HeldCards(driver);

    @AfterEach
    void close() {
        held.close();
    }

    @Override
    ApduChannel channel() {
        return held.channel("R");
    }

    @Override
    long receivedByTheCard() {
        return card.received().size();
    }

    @Override
    void takeTheCardOut() {
        driver.empty("R");
    }
}
