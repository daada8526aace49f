package dev.cardmint.base.console;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators sign in at the center; what they type passes through here unread. */
@RestController
@RequestMapping("/api/sign-ins")
class SignInRoutes {

    private final CenterClient center;

    SignInRoutes(CenterClient center) {
        this.center = center;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = SignIn.class)))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SignedIn.class)))
    @ResponseStatus(HttpStatus.CREATED)
    Body signIn(@RequestBody Body signIn, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CONNECTION, "close"); // the server's buffer with the password goes with it
        try (signIn) {
            return center.once(CenterRequest.post("/v1/sign-ins", signIn));
        }
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@AuthenticationPrincipal BearerToken operator) {
        center.once(CenterRequest.delete("/v1/sign-ins/current").by(operator)).close();
    }

    /** What an operator types; named here for the interface description only. */
    record SignIn(String username, String password) {

        @Override
        public String toString() {
            return "SignIn";
        }
    }

    /** What the center answers; named here for the interface description only. */
    record SignedIn(String token, String username, String displayName, String role, Instant expiresAt) {

        @Override
        public String toString() {
            return "SignedIn";
        }
    }
}
