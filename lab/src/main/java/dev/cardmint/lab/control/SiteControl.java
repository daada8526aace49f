package dev.cardmint.lab.control;

import dev.cardmint.lab.CommandLine;
import dev.cardmint.lab.LabException;
import dev.cardmint.lab.cards.CardTable;
import dev.cardmint.lab.operators.LabOperator;
import dev.cardmint.lab.process.SystemCalls;
import dev.cardmint.lab.site.DatabaseAddress;
import dev.cardmint.lab.site.LabSite;
import dev.cardmint.lab.site.ReaderKind;
import dev.cardmint.lab.site.SiteOptions;
import dev.cardmint.lab.site.SiteOptions.SitePorts;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Starts a site, says where it is, and does what it is told until {@code stop} or the end of its input. */
public final class SiteControl {

    private static final JsonMapper JSON = new JsonMapper();

    private final LabSite site;
    private final CardTable table;

    private SiteControl(LabSite site) {
        this.site = site;
        this.table = site.table();
    }

    /** Runs until the input ends; an unfit command line or site ends it at once with one clear line. */
    public static int run(CommandLine line, InputStream in, PrintStream out) throws IOException {
        try (LabSite site = LabSite.open(options(line))) {
            Runtime.getRuntime().addShutdownHook(new Thread(site::close, "site-stop"));
            SiteControl control = new SiteControl(site);
            control.table.clear();
            site.start();
            out.println(JSON.writeValueAsString(control.whereabouts()));
            control.obey(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), out);
        }
        return 0;
    }

    private static SiteOptions options(CommandLine line) {
        Path project = line.path("--project", Path.of(".")).toAbsolutePath().normalize();
        Map<String, String> settings = line.all("--database-setting").stream()
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        SiteOptions options = new SiteOptions(
                project,
                line.path("--folder", project.resolve(".demo")),
                SitePorts.FREE,
                database(line),
                settings,
                Objects.requireNonNullElse(line.text("--key-purpose"), "DRILL"),
                Objects.requireNonNullElse(line.text("--log-level"), "INFO"),
                ReaderKind.of(line),
                systemCalls(line));
        line.end();
        return options;
    }

    private static @Nullable SystemCalls systemCalls(CommandLine line) {
        String file = line.text("--system-calls");
        return file == null ? null : new SystemCalls(Path.of(file));
    }

    private static @Nullable DatabaseAddress database(CommandLine line) {
        String url = line.text("--database-url");
        String user = Objects.requireNonNullElse(line.text("--database-user"), "cardmint");
        String password = Objects.requireNonNullElse(line.text("--database-password"), "");
        return url == null ? null : new DatabaseAddress(url, user, password);
    }

    private Map<String, Object> whereabouts() {
        Map<String, Object> places = new HashMap<>(PcscControl.whereabouts(site));
        places.putAll(Map.of(
                "center", site.centerAddress().toString(),
                "base", site.baseAddress().toString(),
                "tray", site.trayAddress().toString(),
                "link", site.link().port(),
                "folder", site.folder().root().toString(),
                "certificates", site.folder().certificates().toString(),
                "requests", site.folder().requests().toString(),
                "logs",
                        List.of(
                                site.folder().log("center").toString(),
                                site.folder().log("base").toString()),
                "passwords",
                        site.operators().operators().stream()
                                .collect(Collectors.toMap(LabOperator::username, LabOperator::password))));
        return places;
    }

    private void obey(BufferedReader commands, PrintStream out) throws IOException {
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            if (command.equals("stop")) {
                site.close();
                out.println(JSON.writeValueAsString(Map.of("ok", true)));
                return;
            }
            out.println(JSON.writeValueAsString(answer(List.of(command.strip().split(" +")))));
        }
    }

    private Map<String, Object> answer(List<String> words) {
        try {
            Map<String, Object> answer = new HashMap<>(act(words));
            answer.put("ok", true);
            return answer;
        } catch (LabException | IllegalArgumentException | IndexOutOfBoundsException | UncheckedIOException e) {
            return Map.of("ok", false, "error", String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> act(List<String> words) {
        String object = words.get(1);
        return switch (words.get(0)) {
            case "start" -> done(() -> site.start(object));
            case "stop" -> done(() -> site.stop(object));
            case "kill" -> done(() -> site.kill(object));
            case "link" -> link(object, words);
            case "blank" -> blank(object, words.subList(2, words.size()));
            case "spoil" -> done(() -> table.spoil(table.named(object), words.subList(2, words.size())));
            case "insert" -> image(table.insert(object, table.named(words.get(2))));
            case "pull" -> image(table.pull(object));
            case "pcscd", "trap", "commands", "transcript" -> new PcscControl(site).act(words);
            case "keys" -> Map.of("keys", site.vault().export(object));
            default -> throw new IllegalArgumentException("Not understood: " + words.get(0));
        };
    }

    private Map<String, Object> link(String action, List<String> words) {
        return switch (action) {
            case "cut" -> done(site.link()::cut);
            case "restore" -> done(site.link()::restore);
            case "latency" -> done(() -> site.link().delay(Duration.ofMillis(Long.parseLong(words.get(2)))));
            case "pass" -> done(() -> site.link().passOnly(Integer.parseInt(words.get(2))));
            case "lose-answer" -> done(site.link()::loseNextAnswer);
            case "stats" -> Map.of("link", site.link().statistics());
            default -> throw new IllegalArgumentException("Not understood: link " + action);
        };
    }

    private Map<String, Object> blank(String name, List<String> faults) {
        try (MasterKey transport = MasterKey.parse(site.vault().export("transport"))) {
            Path image = table.blank(name, transport, new SecureRandom().nextLong());
            if (!faults.isEmpty()) {
                table.spoil(image, faults);
            }
            return image(image);
        }
    }

    private static Map<String, Object> image(Path image) {
        return Map.of("image", image.toString());
    }

    private static Map<String, Object> done(Runnable action) {
        action.run();
        return Map.of();
    }
}
