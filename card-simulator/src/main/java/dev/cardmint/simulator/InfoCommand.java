package dev.cardmint.simulator;

import dev.cardmint.simulator.card.SimulatedCard;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code info}: tells what anybody who holds the chip's image may know; no key and no personal data. */
final class InfoCommand {

    private InfoCommand() {}

    static int run(Options options, PrintStream out) throws UsageException {
        options.allow("--image");
        try (SimulatedCard card = SimulatedCard.open(options.path("--image"))) {
            var json = new LinkedHashMap<String, Object>();
            if (card.hasFilesOnly()) {
                json.put("apdusReceived", card.apdusReceived());
            } else {
                tell(card, json);
            }
            json.put("memoryFree", card.memoryFree());
            out.println(JsonMapper.shared().writeValueAsString(json));
            return 0;
        }
    }

    private static void tell(SimulatedCard card, Map<String, Object> json) {
        json.put("kdd", card.kdd().toHex());
        json.put("lifeCycle", card.lifeCycle().name());
        json.put(
                "keyVersions",
                card.keyVersions().stream().map("%02X"::formatted).toList());
        json.put("apdusReceived", card.apdusReceived());
        json.put("failedAuthentications", card.failedAuthentications());
        json.put("unfinishedAuthentications", card.unfinishedAuthentications());
        json.put(
                "applications",
                card.applications().stream()
                        .map(each -> Map.of("aid", each.aid().toString(), "state", "%02X".formatted(each.lifeCycle())))
                        .toList());
        json.put(
                "loadFiles",
                card.loadFiles().stream()
                        .map(each -> Map.of("aid", each.aid().toString(), "version", each.version()))
                        .toList());
    }
}
