package dev.cardmint.base.console;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The receipt of a card, as the center draws it: a page that passes through and is kept nowhere. */
@RestController
class ReceiptRoutes {

    private final CenterClient center;

    ReceiptRoutes(CenterClient center) {
        this.center = center;
    }

    @GetMapping(
            path = "/api/issuance-records/{record}/receipts/{issuanceCount}",
            produces = MediaType.APPLICATION_PDF_VALUE)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    Body receipt(
            @PathVariable UUID record, @PathVariable int issuanceCount, @AuthenticationPrincipal BearerToken operator) {
        return center.once(CenterRequest.get("/v1/issuance-records/%s/receipts/%d".formatted(record, issuanceCount))
                .by(operator));
    }
}
