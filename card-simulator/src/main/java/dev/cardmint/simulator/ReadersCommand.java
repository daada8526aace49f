package dev.cardmint.simulator;

import dev.cardmint.simulator.pcscd.PcscService;
import dev.cardmint.simulator.pcscd.PcscUnavailableException;
import dev.cardmint.simulator.pcscd.PrivatePcscd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code readers}: a PC/SC service with virtual readers that takes commands until its input ends. */
final class ReadersCommand {

    private final PcscService service;
    private final PrintStream out;

    private ReadersCommand(PcscService service, PrintStream out) {
        this.service = service;
        this.out = out;
    }

    static int run(Options options, InputStream in, PrintStream out) throws UsageException {
        options.allow("--folder", "--port");
        int port = (int) options.number("--port", 10, 0);
        if (port < 0 || port > 0xFFFE) {
            throw new UsageException("--port is a number up to 65534");
        }
        try (PcscService service = PcscService.open(options.path("--folder"), port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(service::close, "readers-end"));
            var command = new ReadersCommand(service, out);
            command.tell();
            command.obey(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
            return 0;
        } catch (PcscUnavailableException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private void tell() {
        var json = new LinkedHashMap<String, Object>();
        json.put("service", service.isPrivate() ? "private" : "running");
        json.put("socket", service.socket().toString());
        json.put("ports", service.ports());
        json.put("readers", PcscService.READERS);
        print(json);
    }

    private void obey(BufferedReader commands) {
        try {
            String word = commands.readLine();
            while (word != null && !word.strip().equals("stop")) {
                print(answer(word.strip()));
                word = commands.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> answer(String word) {
        try {
            if (!(service instanceof PrivatePcscd own)) {
                return Map.of("ok", false, "error", "the machine's service is not ours to stop");
            }
            switch (word) {
                case "kill" -> own.kill();
                case "start", "restart" -> own.restart();
                default -> {
                    return Map.of("ok", false, "error", "not understood: " + word);
                }
            }
            return Map.of("ok", true);
        } catch (PcscUnavailableException e) {
            return Map.of("ok", false, "error", String.valueOf(e.getMessage()));
        }
    }

    private void print(Map<String, Object> json) {
        out.println(JsonMapper.shared().writeValueAsString(json));
    }
}
