package dev.cardmint.base.console;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
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

/** A clerk asks for a second person here; that person decides elsewhere, never at the base that asks. */
@RestController
@RequestMapping("/api/approvals")
class ApprovalRoutes {

    private final CenterClient center;

    ApprovalRoutes(CenterClient center) {
        this.center = center;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = NewApproval.class)))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AskedApproval.class)))
    @ResponseStatus(HttpStatus.CREATED)
    Body ask(@RequestBody Body wanted, @AuthenticationPrincipal BearerToken operator) {
        try (wanted) {
            return center.once(CenterRequest.post("/v1/approvals", wanted).by(operator));
        }
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AskedApproval.class)))
    Body approval(@PathVariable UUID id, @AuthenticationPrincipal BearerToken operator) {
        return center.once(CenterRequest.get("/v1/approvals/" + id).by(operator));
    }

    /** What is asked for; named here for the interface description only. */
    record NewApproval(
            String action,
            @Nullable String chip,
            @Nullable UUID record,
            @Nullable String subject,
            String reason) {}

    /** How it stands; named here for the interface description only. */
    record AskedApproval(
            UUID id,
            String action,
            String reason,
            String state,
            String requestedBy,
            @Nullable String decidedBy,
            Instant expiresAt) {}
}
