package dev.cardmint.base.relay;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionRequest;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The card session's two requests to the center, each repeated with its own key while its answer is lost. */
final class CenterSessions {

    private final CenterClient center;
    private final JsonMapper json;

    CenterSessions(CenterClient center, JsonMapper json) {
        this.center = center;
        this.json = json;
    }

    SessionReply open(SessionRequest request, BearerToken operator) {
        return post("/v1/card-sessions", request, operator);
    }

    SessionReply report(UUID session, int step, ScriptReport report, BearerToken operator) {
        return post("/v1/card-sessions/%s/steps/%d".formatted(session, step), report, operator);
    }

    private SessionReply post(String path, Object content, BearerToken operator) {
        try (Body body = center.write(content)) {
            CenterRequest request = CenterRequest.post(path, body).by(operator).keyed(UUID.randomUUID());
            try (Body answer = center.insist(request)) {
                return SessionReplyReader.read(json, answer);
            }
        }
    }
}
