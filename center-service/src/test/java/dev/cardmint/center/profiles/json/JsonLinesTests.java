package dev.cardmint.center.profiles.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonLinesTests {

    private static final JsonLines LINES = lines("""
            {
              "name":
                "A",
              "list": [
                {"one": 1}, {"two":
                  {"three": [4,
                    5]}},
                "six"
              ]
            }
            """);

    private static JsonLines lines(String document) {
        return JsonLines.of(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsTheLineOfEveryField() {
        assertThat(LINES.of("")).isEqualTo(1);
        assertThat(LINES.of("name")).isEqualTo(2);
        assertThat(LINES.of("list")).isEqualTo(4);
        assertThat(LINES.of("list[0].one")).isEqualTo(5);
        assertThat(LINES.of("list[1].two")).isEqualTo(5);
        assertThat(LINES.of("list[1].two.three")).isEqualTo(6);
        assertThat(LINES.of("list[1].two.three[0]")).isEqualTo(6);
        assertThat(LINES.of("list[1].two.three[1]")).isEqualTo(7);
        assertThat(LINES.of("list[2]")).isEqualTo(8);
    }

    @Test
    void findsTheLineOfWhatAMissingFieldWouldStandIn() {
        assertThat(LINES.of("colour")).isEqualTo(1);
        assertThat(LINES.of("list[1].two.four")).isEqualTo(5);
        assertThat(LINES.of("list[1].two.three[7].eight")).isEqualTo(6);
        assertThat(LINES.of("list[9]")).isEqualTo(4);
    }

    @Test
    void takesADocumentThatIsNoObject() {
        assertThat(lines("\n\n[]").of("")).isEqualTo(3);
        assertThat(lines("null").of("profile")).isEqualTo(1);
    }

    @Test
    void rejectsWhatIsNotJson() {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> lines("{\"a\": }"));
    }
}
