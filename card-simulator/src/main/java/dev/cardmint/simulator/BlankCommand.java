package dev.cardmint.simulator;

import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/** {@code blank}: makes an image of a blank. */
final class BlankCommand {

    private BlankCommand() {}

    static int run(Options options, PrintStream out) throws UsageException {
        options.allow("--image", "--keys", "--seed", "--option", "--authentication-limit");
        Path image = options.path("--image");
        try (MasterKey master = options.keys();
                SimulatedCard card = blank(options, master).create(image)) {
            var json = new LinkedHashMap<String, Object>();
            json.put("image", image.toString());
            json.put("kdd", card.kdd().toHex());
            json.put("cplc", card.cplc().toHex());
            out.println(JsonMapper.shared().writeValueAsString(json));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private static BlankCard blank(Options options, MasterKey master) throws UsageException {
        BlankCard blank = BlankCard.with(master)
                .option((int) options.number("--option", 16, 0x70))
                .authenticationLimit((int) options.number("--authentication-limit", 10, 0));
        return options.optional("--seed") == null ? blank : blank.seed(options.number("--seed", 10, 0));
    }
}
