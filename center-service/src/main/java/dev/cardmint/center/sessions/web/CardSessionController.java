package dev.cardmint.center.sessions.web;

import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.sessions.CardSessions;
import dev.cardmint.center.web.IdempotencyScope;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionAnswer;
import dev.cardmint.model.relay.SessionRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The dialogue with one chip, carried by a base. */
@RestController
@RequestMapping("/v1/card-sessions")
class CardSessionController {

    private final CardSessions sessions;
    private final JsonMapper json;

    CardSessionController(CardSessions sessions, JsonMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SessionAnswer open(Caller caller, @RequestHeader("Idempotency-Key") UUID key, @RequestBody SessionRequest request) {
        caller.requireOperatorAtBase();
        var scope = IdempotencyScope.of(caller, "POST /v1/card-sessions", key, json.writeValueAsBytes(request));
        return sessions.open(caller, scope, request);
    }

    @PostMapping("/{id}/steps/{step}")
    SessionAnswer report(
            Caller caller,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID id,
            @PathVariable int step,
            @RequestBody ScriptReport report) {
        caller.requireOperatorAtBase();
        String route = "POST /v1/card-sessions/%s/steps/%d".formatted(id, step);
        var scope = IdempotencyScope.of(caller, route, key, json.writeValueAsBytes(report));
        return sessions.report(caller, scope, id, step, report);
    }
}
