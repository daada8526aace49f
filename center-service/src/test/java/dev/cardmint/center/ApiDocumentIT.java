package dev.cardmint.center;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the interface with its committed description, so that no change of it goes unseen. */
@CenterTest
class ApiDocumentIT {

    private static final Path DOCUMENT = Path.of("../docs/openapi/center.json");

    @Autowired
    private CenterClients clients;

    @Autowired
    private JsonMapper json;

    @Test
    void isTheCommittedOne() throws IOException {
        JsonNode served = clients.at("base-1").get("/v3/api-docs").body();
        var layout = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        String text = json.writer().with(layout).writeValueAsString(served) + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, text);
        }

        assertThat(DOCUMENT)
                .as("docs/openapi/center.json; write it anew with -Dit.test=ApiDocumentIT -Dopenapi.write=true")
                .exists();
        assertThat(text.equals(Files.readString(DOCUMENT)))
                .as("The REST interface is not what docs/openapi/center.json says. If the change is meant: "
                        + "mvn -pl center-service -am verify -Dit.test=ApiDocumentIT -Dtest=None "
                        + "-Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true")
                .isTrue();
    }

    @Test
    void saysThatEveryCallerHasACertificateAndPeopleATokenAsWell() {
        JsonNode document = clients.at("base-1").get("/v3/api-docs").body();

        assertThat(document.at("/components/securitySchemes/terminalCertificate/type")
                        .asString())
                .isEqualTo("mutualTLS");
        assertThat(document.at("/components/securitySchemes/operatorToken/scheme")
                        .asString())
                .isEqualTo("bearer");
        assertThat(document.get("paths").propertyNames()).contains("/v1/sign-ins", "/v1/terminal", "/v1/approvals");
    }
}
