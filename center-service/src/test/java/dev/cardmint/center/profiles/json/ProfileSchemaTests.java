package dev.cardmint.center.profiles.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the published schema as wide as the profiles that the service is shipped with, and no wider. */
class ProfileSchemaTests {

    private static final Path SCHEMA = Path.of("../docs/profile.schema.json");

    static List<Resource> shippedProfiles() throws IOException {
        return Arrays.asList(new PathMatchingResourcePatternResolver().getResources("classpath*:profiles/*.json"));
    }

    private static List<String> complaints(String document) throws IOException {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(SCHEMA));
        return new SchemaCheck(schema).complaints(JsonMapper.shared().readTree(document));
    }

    private static String text(Resource profile) throws IOException {
        try (InputStream in = profile.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("shippedProfiles")
    void describesEveryProfileThatIsShipped(Resource profile) throws IOException {
        assertThat(complaints(text(profile)))
                .as("%s by docs/profile.schema.json", profile.getFilename())
                .isEmpty();
    }

    @Test
    void knowsEveryPartOfAProfile() throws IOException {
        assertThat(shippedProfiles()).isNotEmpty();
        assertThat(complaints("{}")).contains(": required");
        assertThat(complaints("[]")).contains(": type");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "version": 1          | "version": 0                | .version: minimum
            "version": 1          | "version": "1"              | .version: type
            "retain": "all"       | "retain": "some"            | .retain: enum
            "retain": "all"       | "retain": "all", "more": 1  | .more: is not in the schema
            "readout": "cplc",    | "readout": "cplc", "contains": "00", | .recognition[1]: oneOf
            {"hex": "0999"}       | {"hex": "0999", "tag": "5A", "content": []} | oneOf
            "9F7F2A43AD4D01"      | ["9F7F2A43AD4D01", "9"]     | .recognition[1].startsWith: oneOf
            "label": "Address"    | "title": "Address"          | .values.address.title: is not in the schema
            """)
    void describesNothingElse(String right, String wrong, String complaint) throws IOException {
        Resource payment = shippedProfiles().stream()
                .filter(each -> "payment.json".equals(each.getFilename()))
                .findFirst()
                .orElseThrow();
        String document = text(payment);
        assertThat(document).contains(right);

        assertThat(complaints(document.replace(right, wrong))).anyMatch(each -> each.endsWith(complaint));
    }
}
