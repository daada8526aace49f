package dev.cardmint.center.operators.web;

import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.OperatorToken;
import dev.cardmint.center.operators.Role;
import dev.cardmint.center.operators.SignIns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators sign in and out. */
@RestController
@RequestMapping("/v1/sign-ins")
class SignInController {

    private final SignIns signIns;

    SignInController(SignIns signIns) {
        this.signIns = signIns;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SignedInView signIn(Caller caller, @Valid @RequestBody Credentials credentials) {
        var signedIn = signIns.signIn(caller, credentials.username(), credentials.password());
        var operator = signedIn.operator();
        return new SignedInView(
                signedIn.token(), operator.username(), operator.displayName(), operator.role(), signedIn.expiresAt());
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(
            Caller caller,
            @RequestAttribute(name = OperatorToken.REQUEST_ATTRIBUTE, required = false) @Nullable OperatorToken token) {
        caller.requireOperator();
        signIns.signOut(caller, Objects.requireNonNull(token, "Every operator came with a token"));
    }

    record Credentials(
            @NotBlank @Size(max = 100) String username,
            @NotBlank @Size(max = 200) String password) {

        @Override
        public String toString() {
            return "Credentials";
        }
    }

    record SignedInView(String token, String username, String displayName, Role role, Instant expiresAt) {

        @Override
        public String toString() {
            return "SignedInView[" + username + "]";
        }
    }
}
