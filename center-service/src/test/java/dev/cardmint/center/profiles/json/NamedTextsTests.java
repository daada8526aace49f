package dev.cardmint.center.profiles.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedTextsTests {

    private static Map<String, String> named(String document) {
        return NamedTexts.of(document.getBytes(StandardCharsets.UTF_8), "file");
    }

    @Test
    void findsTextsAtEveryDepth() {
        assertThat(
                        named(
                                "{\"file\": \"A\", \"list\": [{\"other\": \"B\"}, {\"file\": \"C\", \"in\": {\"file\": \"D\"}}]}"))
                .containsExactly(
                        Map.entry("file", "A"), Map.entry("list[1].file", "C"), Map.entry("list[1].in.file", "D"));
    }

    @Test
    void leavesWhatIsNoText() {
        assertThat(named("{\"file\": 1, \"x\": {\"file\": [\"A\"]}, \"y\": [\"file\"]}"))
                .isEmpty();
        assertThat(named("\"file\"")).isEmpty();
    }
}
