package dev.cardmint.base.console.printing;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** How a card will look: drawn at the center, passed through and kept nowhere. */
@RestController
class CardPreviewRoutes {

    private final CenterClient center;

    CardPreviewRoutes(CenterClient center) {
        this.center = center;
    }

    @PostMapping(
            path = "/api/card-designs/{design}/versions/{version}/previews",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.IMAGE_PNG_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = NewPreview.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string", format = "binary")))
    Body preview(
            @PathVariable String design,
            @PathVariable int version,
            @RequestBody Body wanted,
            @AuthenticationPrincipal BearerToken operator) {
        String path = UriComponentsBuilder.fromPath("/v1/card-designs/{design}/versions/{version}/previews")
                .uriVariables(Map.of("design", design, "version", version))
                .encode()
                .build()
                .toUriString();
        try (wanted) {
            return center.once(CenterRequest.post(path, wanted).by(operator));
        }
    }

    /** Which side, on which blank, with whose data; named here for the interface description only. */
    record NewPreview(String side, String product, @Nullable UUID record) {}
}
