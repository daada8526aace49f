package dev.cardmint.lab.demo;

import dev.cardmint.lab.http.JsonClient;
import java.io.IOException;

/** The events of one card session (text/event-stream): progress, then outcome or problem. */
final class SessionEvents {

    private SessionEvents() {}

    /** Waits for the event that tells how the session ended; false if the base ends the stream without one. */
    static boolean reachTheEnd(JsonClient base, String session) throws IOException {
        return base.readsUpTo("/api/card-sessions/" + session + "/events", SessionEvents::tellsTheEnd);
    }

    private static boolean tellsTheEnd(String line) {
        String name =
                line.startsWith("event:") ? line.substring("event:".length()).strip() : "";
        return name.equals("outcome") || name.equals("problem");
    }
}
