package dev.cardmint.base.console;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The requests that wait for a card, as the center lists them for this operator; passed through unread. */
@RestController
class CardRequestRoutes {

    private final CenterClient center;

    CardRequestRoutes(CenterClient center) {
        this.center = center;
    }

    @GetMapping(path = "/api/card-requests", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(
            responseCode = "200",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = WaitingRequest.class))))
    Body cardRequests(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @AuthenticationPrincipal BearerToken operator) {
        var path = UriComponentsBuilder.fromPath("/v1/card-requests");
        add(path, "state", state);
        add(path, "after", after);
        add(path, "limit", limit);
        return center.once(
                CenterRequest.get(path.encode().build().toUriString()).by(operator));
    }

    private static void add(UriComponentsBuilder path, String name, @Nullable Object value) {
        if (value != null) {
            path.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    /** One line of the list; named here for the interface description only. */
    record WaitingRequest(
            UUID record,
            String orderId,
            String cardType,
            String label,
            String state,
            int issuanceCount,
            Instant createdAt) {

        @Override
        public String toString() {
            return "WaitingRequest";
        }
    }
}
