package dev.cardmint.base.printing;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.printing.PrintProgress.State;
import dev.cardmint.base.printing.ipp.IppPrinter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prints cards at the clerk's click, one after the other, and knows the latest ones as long as this base lives. */
public final class Prints {

    private static final int KNOWN_AT_MOST = 50;

    private final @Nullable IppPrinter printer;
    private final CenterPrints center;
    private final PrintRun.Patience patience;
    private final Map<UUID, PrintRun> runs = new LinkedHashMap<>();

    Prints(@Nullable IppPrinter printer, CenterPrints center, PrintRun.Patience patience) {
        this.printer = printer;
        this.center = center;
        this.patience = patience;
    }

    /** Whether this base has a printer. */
    public boolean hasPrinter() {
        return printer != null;
    }

    /**
     * Begins to print a card.
     *
     * @throws PrinterUnavailableException if there is no printer, or it has not finished the card before
     */
    public PrintProgress start(UUID job, BearerToken operator) {
        PrintRun run = begin(job);
        var thread = new Thread(() -> run.run(operator), "print");
        thread.setDaemon(true);
        thread.start();
        return run.progress();
    }

    private synchronized PrintRun begin(UUID job) {
        if (printer == null) {
            throw new PrinterUnavailableException("This base has no card printer.");
        }
        if (runs.values().stream().anyMatch(run -> !run.progress().state().isOver())) {
            throw new PrinterUnavailableException(
                    "The printer has not finished the card before. Wait until it is done.");
        }
        var run = new PrintRun(job, printer, center, patience);
        runs.remove(job);
        runs.put(job, run);
        runs.keySet().stream()
                .findFirst()
                .filter(oldest -> runs.size() > KNOWN_AT_MOST)
                .ifPresent(runs::remove);
        return run;
    }

    /** How far a print is; of one that another life of this base began, nobody knows. */
    public synchronized PrintProgress progress(UUID job) {
        PrintRun run = runs.get(job);
        return run == null
                ? new PrintProgress(
                        State.UNKNOWN,
                        "This base does not know what became of it. Look whether the card came out, and say so.")
                : run.progress();
    }
}
