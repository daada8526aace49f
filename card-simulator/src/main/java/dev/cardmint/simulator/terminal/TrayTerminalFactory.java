package dev.cardmint.simulator.terminal;

import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactorySpi;

/** The readers of one tray. */
final class TrayTerminalFactory extends TerminalFactorySpi {

    private final Tray tray;

    TrayTerminalFactory(Tray tray) {
        this.tray = tray;
    }

    @Override
    protected CardTerminals engineTerminals() {
        return new TrayTerminals(tray);
    }
}
