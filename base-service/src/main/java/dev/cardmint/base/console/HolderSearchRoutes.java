package dev.cardmint.base.console;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.model.holder.HolderQuestion;
import dev.cardmint.model.holder.HolderSearch;
import dev.cardmint.model.holder.HolderSearchForm;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The search for a holder who has no card. Question and answer pass unread. */
@RestController
@RequestMapping("/api/holder-searches")
class HolderSearchRoutes {

    private static final String CENTER = "/v1/holder-searches";

    private final CenterClient center;

    HolderSearchRoutes(CenterClient center) {
        this.center = center;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(
            responseCode = "200",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = HolderSearchForm.class))))
    Body forms(@AuthenticationPrincipal BearerToken operator) {
        return center.once(CenterRequest.get(CENTER).by(operator));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = HolderQuestion.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HolderSearch.class)))
    Body search(@RequestBody Body question, @AuthenticationPrincipal BearerToken operator) {
        try (question) {
            return center.once(CenterRequest.post(CENTER, question).by(operator));
        }
    }
}
