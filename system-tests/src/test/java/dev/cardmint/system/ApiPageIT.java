package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** docs/api.md: every command runs, in the order of the page, and prints what the page says. */
@ExtendWith(SharedSite.class)
class ApiPageIT {

    private final Site site;

    ApiPageIT(Site site) {
        this.site = site;
    }

    @Test
    void doesWhatThePageSays() {
        String card = "api-" + UUID.randomUUID();
        String torn = "api-torn-" + UUID.randomUUID();
        site.does("blank " + card);
        site.does("blank " + torn);
        Map<String, String> variables = Map.of(
                "center", site.address("center").toString(),
                "base", site.address("base").toString(),
                "lab", site.folder("folder").toString(),
                "card", card,
                "torn", torn);

        List<String> otherwise = new ArrayList<>();
        ShellDocument.of(Site.PROJECT.resolve("docs/api.md")).run(variables, (block, printed) -> {
            if (!block.allows(printed)) {
                otherwise.add(block + " printed " + printed);
            }
        });

        assertThat(otherwise).isEmpty();
    }

    @Test
    void neverTellsAnybodyToSkipTheCheckOfACertificate() throws IOException {
        try (Stream<Path> pages = Files.walk(Site.PROJECT.resolve("docs"))) {
            List<String> commands = pages.filter(page -> page.toString().endsWith(".md"))
                    .flatMap(page -> ShellDocument.of(page).blocks().stream())
                    .flatMap(block -> block.commands().lines())
                    .toList();

            assertThat(commands)
                    .anyMatch(line -> line.contains("curl "))
                    .noneMatch(line -> line.matches(".*(--insecure|\\s-[a-zA-Z]*k)\\b.*"));
        }
    }
}
