package dev.cardmint.base.printing;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterProblemException;
import dev.cardmint.base.center.CenterUnreachableException;
import dev.cardmint.base.center.Pauses;
import dev.cardmint.base.printing.PrintProgress.State;
import dev.cardmint.base.printing.ipp.IppPrinter;
import dev.cardmint.base.printing.ipp.JobState;
import dev.cardmint.base.printing.ipp.MalformedIppException;
import dev.cardmint.base.printing.ipp.PrinterRefusedException;
import dev.cardmint.base.printing.ipp.PrinterUnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One print, from the clerk's click to its end. What is certain is told to the center: printed, or nothing was. What is
 * not, the clerk is asked; nothing is ever sent to the printer a second time by itself.
 */
final class PrintRun {

    private static final Logger log = LoggerFactory.getLogger(PrintRun.class);
    private static final List<String> STOPPED = List.of("stopped");
    private static final String ASK = "Look whether the card came out, and say so.";

    private final UUID job;
    private final IppPrinter printer;
    private final CenterPrints center;
    private final Patience patience;
    private volatile PrintProgress progress = new PrintProgress(State.SENDING, "The card goes to the printer.");

    PrintRun(UUID job, IppPrinter printer, CenterPrints center, Patience patience) {
        this.job = job;
        this.printer = printer;
        this.center = center;
        this.patience = patience;
    }

    /**
     * How long a print is followed.
     *
     * @param look between two looks at the printer
     */
    record Patience(Duration look, Duration longest, Pauses pauses, LongSupplier nanoTime) {}

    PrintProgress progress() {
        return progress;
    }

    void run(BearerToken operator) {
        try {
            Integer printing = send(operator);
            if (printing != null) {
                follow(printing);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            become(State.UNKNOWN, "The base is being shut down. " + ASK);
        } catch (RuntimeException | Error e) {
            log.error("Print {} ended unexpectedly", job, e);
        } finally {
            if (!progress.state().isOver()) {
                become(State.UNKNOWN, "Something went wrong in the base. " + ASK);
            }
        }
    }

    private @Nullable Integer send(BearerToken operator) {
        if (!isReady()) {
            return null;
        }
        try (Body pages = center.pages(job, operator)) {
            return printer.print("cardmint-" + job, pages.bytes());
        } catch (CenterProblemException e) {
            become(State.FAILED, String.valueOf(e.problem().detail()));
        } catch (CenterUnreachableException e) {
            failed("The center cannot be reached. Nothing was printed. Choose Print again when the line is back.");
        } catch (PrinterRefusedException e) {
            log.warn("The printer refused print {} with {}", job, Integer.toHexString(e.status()));
            failed("The printer did not take the card. Nothing was printed. Tell operations, or choose Print again.");
        } catch (PrinterUnreachableException e) {
            if (e.nothingSent()) {
                failed("The printer cannot be reached. Nothing was printed. Look at its cable and choose Print again.");
            } else {
                become(State.UNKNOWN, "The printer stopped answering while the card was sent to it. " + ASK);
            }
        } catch (MalformedIppException e) {
            log.warn("The printer's answer to print {} cannot be read: {}", job, e.getMessage());
            become(State.UNKNOWN, "The printer's answer cannot be read. " + ASK);
        }
        return null;
    }

    /** Before anybody's data are asked for: a printer that takes nothing gets nothing. */
    private boolean isReady() {
        try {
            if (printer.state().accepts()) {
                return true;
            }
            become(State.FAILED, "The printer takes no cards now. Nothing was printed. Tell operations.");
        } catch (PrinterUnreachableException e) {
            become(
                    State.FAILED,
                    "The printer cannot be reached. Nothing was printed. Look at its cable and choose Print again.");
        } catch (PrinterRefusedException | MalformedIppException e) {
            log.warn("What should be a printer is none: {}", e.getMessage());
            become(State.FAILED, "What should be the printer is none. Nothing was printed. Tell operations.");
        }
        return false;
    }

    private void follow(int printing) throws InterruptedException {
        long begun = patience.nanoTime().getAsLong();
        become(State.PRINTING, "The card is being printed.");
        while (!look(printing)) {
            if (patience.nanoTime().getAsLong() - begun > patience.longest().toNanos()) {
                giveUp(printing);
                return;
            }
            patience.pauses().pause(patience.look());
        }
    }

    /** Whether the job is over. */
    private boolean look(int printing) {
        try {
            JobState state = printer.jobState(printing);
            if (state == JobState.COMPLETED) {
                center.tell(job, true);
                become(State.PRINTED, "The printer says that the card is done. Look at both sides.");
            } else if (state.isOver()) {
                become(State.UNKNOWN, "The printer gave the card up. " + ASK);
            } else {
                List<String> reasons = printer.state().reasons();
                waits(PrinterWords.of(state == JobState.PROCESSING_STOPPED && reasons.isEmpty() ? STOPPED : reasons));
            }
            return state.isOver();
        } catch (PrinterUnreachableException e) {
            waits("The printer does not answer. Look at its cable; this page goes on by itself.");
            return false;
        } catch (PrinterRefusedException | MalformedIppException e) {
            log.warn("The printer says nothing of print {}: {}", job, e.getMessage());
            become(State.UNKNOWN, "The printer knows nothing of the card any more. " + ASK);
            return true;
        }
    }

    private void waits(String words) {
        become(
                words.isEmpty() ? State.PRINTING : State.WAITING,
                words.isEmpty() ? "The card is being printed." : words);
    }

    private void giveUp(int printing) {
        try {
            printer.cancel(printing);
        } catch (PrinterUnreachableException | PrinterRefusedException | MalformedIppException e) {
            log.warn("Print {} could not be cancelled at the printer: {}", job, e.getMessage());
        }
        become(State.UNKNOWN, "The print took too long and was given up. " + ASK);
    }

    private void failed(String words) {
        center.tell(job, false);
        become(State.FAILED, words);
    }

    private void become(State state, String words) {
        progress = new PrintProgress(state, words);
    }
}
