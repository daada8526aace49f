package dev.cardmint.base.web;

import dev.cardmint.base.center.BearerToken;
import java.io.Serial;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request that carries an operator's token. */
final class PassedOnToken extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient BearerToken token;

    PassedOnToken(BearerToken token) {
        super(List.of());
        this.token = token;
        setAuthenticated(true);
    }

    @Override
    public BearerToken getPrincipal() {
        return token;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
