package dev.cardmint.center.printing.web;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.printing.PrintJob;
import dev.cardmint.center.printing.PrintJob.State;
import dev.cardmint.center.printing.PrintJobs;
import dev.cardmint.center.printing.RejectReason;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.requests.CardRequest;
import dev.cardmint.center.requests.CardRequestStore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Prints of cards: asked for, given out, and what came of them. */
@RestController
@RequestMapping("/v1/print-jobs")
class PrintJobController {

    private final PrintJobs jobs;
    private final CardRequestStore requests;

    PrintJobController(PrintJobs jobs, CardRequestStore requests) {
        this.jobs = jobs;
        this.requests = requests;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    PrintJobView requestPrint(Caller caller, @Valid @RequestBody NewPrint wanted) {
        return view(jobs.request(caller, new RecordId(wanted.record())));
    }

    @GetMapping
    @Transactional(readOnly = true)
    List<PrintJobView> openPrints(Caller caller) {
        return views(jobs.open(caller));
    }

    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    PrintJobView printJob(Caller caller, @PathVariable UUID id) {
        return view(jobs.get(caller, id));
    }

    /** Both sides; they are drawn for this answer and kept nowhere. */
    @PostMapping(path = "/{id}/pages", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] printPages(Caller caller, @PathVariable UUID id) {
        return jobs.send(caller, id).toByteArray();
    }

    @PostMapping("/{id}/result")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void printEnded(Caller caller, @PathVariable UUID id, @Valid @RequestBody PrintResult result) {
        jobs.ended(caller, id, result.printed());
    }

    @PostMapping("/{id}/answer")
    @Transactional
    PrintJobView answerPrint(Caller caller, @PathVariable UUID id, @Valid @RequestBody PrintAnswer answer) {
        return view(jobs.answer(caller, id, answer.cameOut()));
    }

    @PostMapping("/{id}/acceptance")
    @Transactional
    PrintJobView acceptPrint(Caller caller, @PathVariable UUID id) {
        return view(jobs.accept(caller, id));
    }

    /** The print that takes the place of the one that was rejected. */
    @PostMapping("/{id}/rejection")
    @Transactional
    PrintJobView rejectPrint(Caller caller, @PathVariable UUID id, @Valid @RequestBody PrintRejection rejection) {
        return view(jobs.reject(caller, id, rejection.reason()));
    }

    private PrintJobView view(PrintJob job) {
        return views(List.of(job)).get(0);
    }

    private List<PrintJobView> views(List<PrintJob> found) {
        List<UUID> records =
                found.stream().map(job -> job.card().record().value()).toList();
        Map<UUID, String> orders = requests.ofRecords(records).stream()
                .collect(Collectors.toMap(CardRequest::record, CardRequest::orderId));
        return found.stream()
                .map(job -> PrintJobView.of(job, orders.get(job.card().record().value())))
                .toList();
    }

    /** The card of a record is to be printed. */
    record NewPrint(@NotNull UUID record) {}

    /**
     * What the printer said.
     *
     * @param printed {@code false} if it is certain that nothing was
     */
    record PrintResult(boolean printed) {}

    /** What the clerk said of a print whose end nobody knows. */
    record PrintAnswer(boolean cameOut) {}

    /** Why a card is printed once more. */
    record PrintRejection(@NotNull RejectReason reason) {}

    /**
     * Where a print stands.
     *
     * @param attempt counts from 1; one higher each time that a print was rejected
     * @param message what to do next
     */
    record PrintJobView(
            UUID id,
            UUID record,
            @Nullable String orderId,
            String design,
            int version,
            Product product,
            int attempt,
            State state,
            boolean accepted,
            Instant createdAt,
            Instant changedAt,
            String message) {

        static PrintJobView of(PrintJob job, @Nullable String orderId) {
            return new PrintJobView(
                    job.id(),
                    job.card().record().value(),
                    orderId,
                    job.card().choice().design(),
                    job.card().choice().version(),
                    job.card().choice().product(),
                    job.attempt(),
                    job.state(),
                    job.acceptedBy() != null,
                    job.createdAt(),
                    job.changedAt(),
                    message(job));
        }

        private static String message(PrintJob job) {
            return switch (job.state()) {
                case PENDING -> "Put the card that was issued into the printer and choose Print.";
                case PRINTING ->
                    "The card was sent to the printer of %s. Look whether it came out, and say so."
                            .formatted(job.terminal());
                case FAILED -> "Nothing was printed. Leave the card in the printer and choose Print.";
                case PRINTED ->
                    job.acceptedBy() == null
                            ? "Look at both sides of the card, and say whether they are good."
                            : "The card is printed. Hand it to its holder.";
                case REJECTED -> "The card is to be printed again.";
            };
        }
    }
}
