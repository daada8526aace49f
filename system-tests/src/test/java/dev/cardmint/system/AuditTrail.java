package dev.cardmint.system;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the center's log says from one moment on, read as a supervisor reads it. */
record AuditTrail(JsonService supervisor, long after) {

    private static final int PAGE = 1000;

    /** From now on. */
    static AuditTrail begin(Site site) {
        JsonService office = site.center("office-1");
        JsonService supervisor = office.signedIn(
                office.post("/v1/sign-ins", Map.of("username", "supervisor", "password", site.password("supervisor")))
                        .isOk()
                        .body()
                        .path("token")
                        .asString());
        AuditTrail everything = new AuditTrail(supervisor, 0);
        long last = 0;
        for (List<JsonNode> page = everything.entries(); !page.isEmpty(); page = everything.entries()) {
            last = page.get(page.size() - 1).path("number").asLong();
            everything = new AuditTrail(supervisor, last);
        }
        return everything;
    }

    private List<JsonNode> entries() {
        return supervisor
                .get("/v1/audit-entries?after=%d&limit=%d".formatted(after, PAGE))
                .isOk()
                .body()
                .valueStream()
                .toList();
    }

    /** Kinds of what was done about one record, in order. */
    List<String> about(String record) {
        return entries().stream()
                .filter(entry -> entry.path("record").asString("").equals(record))
                .map(entry -> entry.path("kind").asString())
                .toList();
    }

    /** Details of the entries of one kind. */
    List<JsonNode> details(String kind) {
        return entries().stream()
                .filter(entry -> entry.path("kind").asString().equals(kind))
                .map(entry -> entry.path("details"))
                .toList();
    }
}
