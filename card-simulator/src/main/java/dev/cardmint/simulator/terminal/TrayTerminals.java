package dev.cardmint.simulator.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;

/** The readers of one tray, and what changed in them since the last wait. */
final class TrayTerminals extends CardTerminals {

    private final Tray tray;
    private Map<String, Boolean> before = Map.of();
    private Map<String, Boolean> now = Map.of();

    TrayTerminals(Tray tray) {
        this.tray = tray;
    }

    @Override
    public synchronized List<CardTerminal> list(State state) throws CardException {
        var found = new ArrayList<CardTerminal>();
        for (TrayTerminal terminal : tray.terminals()) {
            if (matches(terminal, state)) {
                found.add(terminal);
            }
        }
        return found;
    }

    private boolean matches(TrayTerminal terminal, State state) {
        boolean was = before.getOrDefault(terminal.getName(), false);
        boolean is = now.getOrDefault(terminal.getName(), false);
        return switch (state) {
            case ALL -> true;
            case CARD_PRESENT -> terminal.isCardPresent();
            case CARD_ABSENT -> !terminal.isCardPresent();
            case CARD_INSERTION -> !was && is;
            case CARD_REMOVAL -> was && !is;
        };
    }

    @Override
    public synchronized boolean waitForChange(long timeout) throws CardException {
        before = now;
        boolean changed = TrayTerminal.Waiting.until(timeout, () -> {
            now = states();
            return !now.equals(before);
        });
        return changed;
    }

    private Map<String, Boolean> states() throws CardException {
        var states = new TreeMap<String, Boolean>();
        for (TrayTerminal terminal : tray.terminals()) {
            states.put(terminal.getName(), terminal.isCardPresent());
        }
        return states;
    }
}
