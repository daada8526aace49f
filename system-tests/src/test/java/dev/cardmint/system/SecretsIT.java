package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The shared site logs everything at DEBUG. */
@ExtendWith(SharedSite.class)
class SecretsIT {

    private final Site site;
    private final Clerk clerk;

    SecretsIT(Site site) {
        this.site = site;
        this.clerk = site.clerk();
    }

    @Test
    void writesNoPersonalDataAndNoKeyIntoAnyLog() {
        Map<String, String> values = Orders.values();
        values.put("name", "Zdravko Nepomuk Ptáček");
        values.put("nameOnCard", "PTACEK/ZDRAVKO NEPOMUK");
        values.put("address", "Příčná 4711, Kocourkov");
        String record = clerk.order(Orders.order(values));
        clerk.insertBlank("secrets-" + UUID.randomUUID());
        JsonNode end = clerk.issue(record);
        clerk.pull();
        assertThat(end.path("outcome").path("result").asString()).as("%s", end).isEqualTo("ISSUED");

        String logs = site.logs();

        assertThat(logs).as("both services log at DEBUG").contains("DEBUG");
        assertThat(Stream.of("name", "nameOnCard", "address", "pan").map(values::get))
                .noneMatch(value -> logs.contains(String.valueOf(value)));
        assertThat(logs)
                .doesNotContain(
                        "Ptáček",
                        "PTACEK",
                        "Příčná",
                        values.getOrDefault("pan", "").substring(6));
        assertThat(Stream.of("transport", "issuer").flatMap(this::spellings)).noneMatch(logs::contains);
        assertThat(Stream.of("clerk", "supervisor", "officer-1", "officer-2").map(site::password))
                .noneMatch(logs::contains);
    }

    /** A master key as it could be written. */
    private Stream<String> spellings(String set) {
        String hex = Site.JSON
                .readTree(site.does("keys " + set).path("keys").asString())
                .path("master")
                .asString();
        assertThat(hex).hasSizeGreaterThanOrEqualTo(32);
        byte[] key = HexFormat.of().parseHex(hex);
        return Stream.of(
                hex.toLowerCase(Locale.ROOT),
                hex.toUpperCase(Locale.ROOT),
                Base64.getEncoder().encodeToString(key),
                Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    }
}
