package dev.cardmint.lab.http;

import dev.cardmint.lab.LabException;
import tools.jackson.databind.JsonNode;

/** What a service answered. */
public record Answer(String request, int status, JsonNode body) {

    /**
     * The body of a success.
     *
     * @throws LabException with the problem's own words if it is none
     */
    public JsonNode expected() {
        if (status / 100 != 2) {
            String words =
                    body.path("title").asString("") + " " + body.path("detail").asString("");
            throw new LabException("%s answered %d: %s".formatted(request, status, words.strip()));
        }
        return body;
    }

    /** Without the body, which may hold personal data. */
    @Override
    public String toString() {
        return request + " -> " + status;
    }
}
