package dev.cardmint.base.console.printing;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Design and kind of blank of a card that is to be made; the center knows what there is. */
@RestController
@RequestMapping("/api/card-choices")
class CardChoiceRoutes {

    private final CenterClient center;

    CardChoiceRoutes(CenterClient center) {
        this.center = center;
    }

    @GetMapping(path = "/{record}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Choices.class)))
    Body choices(@PathVariable UUID record, @AuthenticationPrincipal BearerToken operator) {
        return center.once(CenterRequest.get("/v1/card-choices/" + record).by(operator));
    }

    @PutMapping(
            path = "/{record}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = NewChoice.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Choice.class)))
    Body choose(@PathVariable UUID record, @RequestBody Body wanted, @AuthenticationPrincipal BearerToken operator) {
        try (wanted) {
            return center.once(
                    CenterRequest.put("/v1/card-choices/" + record, wanted).by(operator));
        }
    }

    /** What is chosen; named here for the interface description only. */
    record NewChoice(String design, String product) {}

    /** What is chosen, in which version; named here for the interface description only. */
    record Choice(String design, int version, String product) {}

    /** A design and what it can be had on; named here for the interface description only. */
    record DesignOption(String design, int version, String title, List<String> products) {}

    /** What there is; named here for the interface description only. */
    record Choices(@Nullable Choice chosen, List<DesignOption> designs, List<String> outOfStock, String message) {}
}
