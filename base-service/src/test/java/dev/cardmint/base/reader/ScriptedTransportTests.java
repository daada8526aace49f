package dev.cardmint.base.reader;

import dev.cardmint.base.testing.ScriptedCard;
import dev.cardmint.base.testing.ScriptedDriver;
import dev.cardmint.base.testing.vpcd.VirtualCard.Behaviour;
import java.util.List;

class ScriptedTransportTests extends ScriptableTransportContract {

    private final ScriptedDriver driver = new ScriptedDriver().empty("R");
    private ScriptedCard card = new ScriptedCard();

    @Override
    ReaderDriver driver() {
        return driver;
    }

    @Override
    String readerName() {
        return "R";
    }

    @Override
    void insert(Behaviour behaviour) {
        card = new ScriptedCard().behave(behaviour);
        driver.insert("R", card);
    }

    @Override
    void takeCardOut() {
        driver.empty("R");
    }

    @Override
    List<String> received() {
        return card.received();
    }
}
