package dev.cardmint.simulator;

import dev.cardmint.simulator.card.SimulatedCard;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** {@code blank}: makes an image of a blank. */
final class BlankCommand {

    private BlankCommand() {}

    static int run(Options options, PrintStream out) throws UsageException {
        var names = new ArrayList<>(List.of("--image"));
        names.addAll(BlankProfile.OPTIONS);
        options.allow(names);
        Path image = options.path("--image");
        try (SimulatedCard card = BlankProfile.make(options, blank -> blank.create(image))) {
            var json = new LinkedHashMap<String, Object>();
            json.put("image", image.toString());
            if (!card.hasFilesOnly()) {
                json.put("kdd", card.kdd().toHex());
                json.put("cplc", card.cplc().toHex());
            }
            out.println(JsonMapper.shared().writeValueAsString(json));
            return 0;
        }
    }
}
