package dev.cardmint.base.console;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.base.disposal.DisposalOutcome;
import dev.cardmint.base.disposal.DisposalUnit.Means;
import dev.cardmint.base.disposal.Disposals;
import dev.cardmint.base.disposal.Disposals.Wanted;
import dev.cardmint.base.disposal.MillingResult;
import dev.cardmint.model.disposal.DestructionLevel;
import dev.cardmint.model.disposal.DisposalCertificate;
import dev.cardmint.model.disposal.DisposalMethod;
import dev.cardmint.model.disposal.WaitingCard;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
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

/** Old cards: which wait, and their end in this base's unit or by hand. */
@RestController
@RequestMapping("/api/disposals")
class DisposalRoutes {

    private final CenterClient center;
    private final Disposals disposals;

    DisposalRoutes(CenterClient center, Disposals disposals) {
        this.center = center;
        this.disposals = disposals;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(
            responseCode = "200",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = WaitingCard.class))))
    Body waiting(@AuthenticationPrincipal BearerToken operator) {
        return center.once(CenterRequest.get("/v1/disposals").by(operator));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DisposalCertificate.class)))
    Body certificate(@PathVariable UUID id, @AuthenticationPrincipal BearerToken operator) {
        return center.once(CenterRequest.get("/v1/disposals/" + id).by(operator));
    }

    @GetMapping("/unit")
    UnitView unit() {
        return UnitView.of(disposals.unit().means(), disposals.unreported());
    }

    @PostMapping
    DisposalOutcome destroy(@RequestBody NewDisposal wanted, @AuthenticationPrincipal BearerToken operator) {
        return disposals.destroy(
                new Wanted(wanted.chip(), wanted.serial(), Boolean.TRUE.equals(wanted.byHand())), operator);
    }

    @PostMapping("/{chip}/report")
    DisposalOutcome report(
            @PathVariable String chip, @RequestBody NewReport report, @AuthenticationPrincipal BearerToken operator) {
        return disposals.report(chip, report.approval(), operator);
    }

    /** How the next card goes in a simulated unit; other units are not told. */
    @PostMapping("/unit/next")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void next(@RequestBody NextCard next) {
        disposals.tellSimulated(next.result());
    }

    /**
     * A card is to be destroyed.
     *
     * @param byHand true for a person instead of the unit
     */
    record NewDisposal(String chip, String serial, @Nullable Boolean byHand) {

        NewDisposal {
            Objects.requireNonNull(chip, "chip");
            Objects.requireNonNull(serial, "serial");
        }
    }

    /**
     * What was done is to be reported.
     *
     * @param approval of the second person, where it was done by hand
     */
    record NewReport(@Nullable UUID approval) {}

    /** How the next card goes. */
    record NextCard(MillingResult result) {

        NextCard {
            Objects.requireNonNull(result, "result");
        }
    }

    /**
     * The unit of this base.
     *
     * @param unreported chips of destroyed cards that the center does not know of yet
     */
    record UnitView(DisposalMethod method, String unit, DestructionLevel level, List<String> unreported) {

        static UnitView of(Means means, List<String> unreported) {
            return new UnitView(means.method(), means.unit(), means.level(), unreported);
        }
    }
}
