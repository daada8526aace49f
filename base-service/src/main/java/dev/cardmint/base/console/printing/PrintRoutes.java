package dev.cardmint.base.console.printing;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.base.printing.PrintProgress;
import dev.cardmint.base.printing.Prints;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Prints of cards: the center keeps them, this base has the printer. */
@RestController
@RequestMapping("/api/print-jobs")
class PrintRoutes {

    private static final String CENTER = "/v1/print-jobs";

    private final CenterClient center;
    private final Prints prints;

    PrintRoutes(CenterClient center, Prints prints) {
        this.center = center;
        this.prints = prints;
    }

    /** Whether cards can be printed here. */
    @GetMapping("/printer")
    PrinterView printer() {
        return new PrinterView(prints.hasPrinter());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = NewPrint.class)))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PrintJob.class)))
    @ResponseStatus(HttpStatus.CREATED)
    Body requestPrint(@RequestBody Body wanted, @AuthenticationPrincipal BearerToken operator) {
        return passOn(CENTER, wanted, operator);
    }

    /** The branch's prints that nobody has found good yet. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(
            responseCode = "200",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = PrintJob.class))))
    Body openPrints(@AuthenticationPrincipal BearerToken operator) {
        return center.once(CenterRequest.get(CENTER).by(operator));
    }

    /** The clerk's click: the card goes to the printer. */
    @PostMapping("/{id}/printing")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PrintProgress print(@PathVariable UUID id, @AuthenticationPrincipal BearerToken operator) {
        return prints.start(id, operator);
    }

    /** What the printer does with it. */
    @GetMapping("/{id}/printing")
    PrintProgress printProgress(@PathVariable UUID id) {
        return prints.progress(id);
    }

    /** What came of a print whose end nobody knows. */
    @PostMapping(
            path = "/{id}/answer",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = PrintAnswer.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PrintJob.class)))
    Body answerPrint(@PathVariable UUID id, @RequestBody Body answer, @AuthenticationPrincipal BearerToken operator) {
        return passOn("%s/%s/answer".formatted(CENTER, id), answer, operator);
    }

    /** Both sides look good. */
    @PostMapping(
            path = "/{id}/acceptance",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = PrintAcceptance.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PrintJob.class)))
    Body acceptPrint(@PathVariable UUID id, @RequestBody Body nothing, @AuthenticationPrincipal BearerToken operator) {
        return passOn("%s/%s/acceptance".formatted(CENTER, id), nothing, operator);
    }

    /** They do not: the answer is the print that takes its place. */
    @PostMapping(
            path = "/{id}/rejection",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = PrintRejection.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PrintJob.class)))
    Body rejectPrint(@PathVariable UUID id, @RequestBody Body reason, @AuthenticationPrincipal BearerToken operator) {
        return passOn("%s/%s/rejection".formatted(CENTER, id), reason, operator);
    }

    private Body passOn(String path, Body body, BearerToken operator) {
        try (body) {
            return center.once(CenterRequest.post(path, body).by(operator));
        }
    }

    /** Whether there is a printer. */
    record PrinterView(boolean there) {}

    /** Which card; named here for the interface description only. */
    record NewPrint(UUID record) {}

    /** What came of it; named here for the interface description only. */
    record PrintAnswer(boolean cameOut) {}

    /** Nothing; named here for the interface description only. */
    record PrintAcceptance() {}

    /** Why not; named here for the interface description only. */
    record PrintRejection(String reason) {}

    /** Where a print stands; named here for the interface description only. */
    record PrintJob(
            UUID id,
            UUID record,
            @Nullable String orderId,
            String design,
            int version,
            String product,
            int attempt,
            String state,
            boolean accepted,
            Instant createdAt,
            Instant changedAt,
            String message) {}
}
