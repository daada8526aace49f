package dev.cardmint.base.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.RunningBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ApiDocumentIT extends RunningBase {

    private static final Path DOCUMENT = Path.of("../docs/openapi/base.json");

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    @Test
    void theCommittedDocumentIsTheInterface() throws IOException {
        String served = SORTED.writeValueAsString(
                        SORTED.treeToValue(page.as(null).get("/v3/api-docs").body(), Object.class))
                + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(DOCUMENT, served);
        }

        assertThat(DOCUMENT)
                .as("docs/openapi/base.json; write it anew with -Dit.test=ApiDocumentIT -Dopenapi.write=true")
                .exists()
                .content()
                .isEqualToNormalizingNewlines(served);
    }
}
