package dev.cardmint.center.loadfiles.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.loadfiles.CapFile;
import dev.cardmint.center.loadfiles.TestCapFile;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CenterTest
class LoadFilesIT {

    private static final Bytes FILE = TestCapFile.of(Aid.parse("F04341524454455354"), Aid.parse("F0434152445445535401"))
            .deflated();

    @Autowired
    private CenterClients clients;

    @Autowired
    private LoadFiles files;

    @Autowired
    private JdbcClient database;

    @Test
    void takesAWholeCapFileOnce() {
        Answer first = upload("officer-1", FILE);
        Answer again = upload("officer-2", FILE);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("packageAid").asString())
                .isEqualTo(CapFile.parse(FILE).declared().aid().toString());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(database.sql("select count(*) from audit_entries where kind = 'load-file.uploaded'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Bytes digest = Bytes.ofHex(first.body().get("digest").asString());
        assertThat(files.has(digest)).isTrue();
        assertThat(files.get(digest)).isEqualTo(CapFile.parse(FILE));
    }

    @Test
    void givesTheFileBackByteForByte() {
        String digest = upload("officer-1", FILE).body().get("digest").asString();

        assertThat(clients.signedIn("office-1", "supervisor")
                        .get("/v1/load-files")
                        .text())
                .contains(digest);
        Answer answer =
                clients.signedIn("office-1", "supervisor").get("/v1/load-files/" + digest.toLowerCase(Locale.ROOT));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Length")).contains("" + FILE.size());
    }

    @Test
    void refusesAFileCutAnywhere() {
        for (int size = 0; size < FILE.size(); size += 97) {
            Answer answer = upload("officer-1", FILE.slice(0, size));

            assertThat(answer.status()).as("cut at %d", size).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("malformed-load-file");
        }
    }

    @Test
    void letsOfficersAtAnOfficeDeskOnlyBringFilesIn() {
        assertThat(upload("supervisor", FILE).status()).isEqualTo(403);
        assertThat(clients.signedIn("office-1", "clerk").get("/v1/load-files").status())
                .isEqualTo(403);
    }

    @Test
    void knowsNothingOfAFileThatIsNotThere() {
        String nobodys = "00".repeat(32);

        assertThat(clients.signedIn("office-1", "officer-1")
                        .get("/v1/load-files/" + nobodys)
                        .status())
                .isEqualTo(404);
        assertThat(clients.signedIn("office-1", "officer-1")
                        .get("/v1/load-files/0")
                        .problem())
                .isEqualTo("invalid-field");
        assertThat(files.has(Bytes.ofHex(nobodys))).isFalse();
        assertThatExceptionOfType(UnknownLoadFileException.class).isThrownBy(() -> files.get(Bytes.ofHex(nobodys)));
    }

    private Answer upload(String operator, Bytes file) {
        var client = clients.signedIn("office-1", operator);
        return client.send(client.request("/v1/load-files")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file.toByteArray())));
    }
}
