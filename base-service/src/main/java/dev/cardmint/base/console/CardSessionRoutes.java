package dev.cardmint.base.console;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.relay.CardSession;
import dev.cardmint.base.relay.CardSessions;
import java.util.UUID;
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
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The clerk's click, and what comes of it. */
@RestController
@RequestMapping("/api/card-sessions")
class CardSessionRoutes {

    private final CardSessions sessions;
    private final ProgressStreams streams;

    CardSessionRoutes(CardSessions sessions, ProgressStreams streams) {
        this.sessions = sessions;
        this.streams = streams;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(@RequestBody Click click, @AuthenticationPrincipal BearerToken operator) {
        CardSession session = sessions.start(click.offer(), operator);
        return new Started(session.id(), session.view().state());
    }

    @GetMapping("/{id}")
    CardSessionView session(@PathVariable UUID id, @AuthenticationPrincipal BearerToken operator) {
        return CardSessionView.of(sessions.named(id, operator));
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable UUID id, @AuthenticationPrincipal BearerToken operator) {
        return streams.follow(sessions.named(id, operator));
    }

    /** Issue this. */
    record Click(UUID offer) {}

    /** It has begun. */
    record Started(UUID id, CardSession.State state) {}
}
