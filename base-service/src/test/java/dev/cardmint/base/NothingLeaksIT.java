package dev.cardmint.base;

import static dev.cardmint.base.testing.CenterDialogue.EXTERNAL_AUTHENTICATE;
import static dev.cardmint.base.testing.CenterDialogue.INITIALIZE_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.testing.CenterDialogue;
import dev.cardmint.base.testing.FakeCenter.Reply;
import dev.cardmint.base.testing.ScriptedCard;
import dev.cardmint.model.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Issues a card with every logger at DEBUG, this project's at TRACE, and looks for what passed through. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"logging.level.root=DEBUG", "logging.level.dev.cardmint=TRACE"})
class NothingLeaksIT extends RunningBase {

    private static final String PASSWORD = "correct-horse-battery";
    private static final String LABEL = "A. Planted 4711";
    private static final String STORE_DATA = "84E288001050414E544544504C414E544544504C4154";
    private static final String ANSWER = "DEADBEEF0BADF00D9000";

    @AfterAll
    static void quietAgain() {
        LoggingSystem logging = LoggingSystem.get(NothingLeaksIT.class.getClassLoader());
        logging.setLogLevel("root", LogLevel.INFO);
        logging.setLogLevel("dev.cardmint", null);
    }

    @Test
    void noLogHoldsWhatPassesThrough(CapturedOutput output) {
        center.recognizes().offers().issues(EXTERNAL_AUTHENTICATE, STORE_DATA);
        CENTER.always("POST /v1/sign-ins", request -> Reply.created("{\"token\":\"%s\"}".formatted(TOKEN)));
        CENTER.always("GET /v1/card-requests", request -> Reply.ok("[{\"label\":\"%s\"}]".formatted(LABEL)));
        ScriptedCard card =
                CenterDialogue.opened().answer(EXTERNAL_AUTHENTICATE, "9000").answer(STORE_DATA, ANSWER);
        insert(card);

        page.post("/api/sign-ins", "{\"username\":\"anna\",\"password\":\"%s\"}".formatted(PASSWORD));
        page.get("/api/card-requests?state=UNISSUED");
        page.offer(page.recognize("R"), center.record);
        assertThat(page.ended(page.click(center.offer).text("id")).text("state"))
                .isEqualTo("FINISHED");

        assertThat(output).contains("DEBUG").as("the test sees the log").contains("/v1/card-sessions");
        for (String planted : List.of(TOKEN, PASSWORD, LABEL)) {
            assertAbsent(output.getAll(), planted, planted.getBytes(StandardCharsets.UTF_8));
        }
        for (String planted : List.of(STORE_DATA, ANSWER, EXTERNAL_AUTHENTICATE, INITIALIZE_UPDATE)) {
            assertAbsent(output.getAll(), planted, Bytes.ofHex(planted).toByteArray());
        }
    }

    @Test
    void noLogHoldsWhatIsPrinted(CapturedOutput output) {
        String printed = "%PDF-1.6 Zoe Planted-Name 9999 9910 4857 2014";
        String job = "/print-jobs/" + UUID.randomUUID();
        CENTER.always("POST /v1" + job + "/pages", request -> Reply.ok(printed));
        CENTER.always("POST /v1" + job + "/result", request -> Reply.noContent());

        page.post("/api" + job + "/printing", "");
        Awaitility.await()
                .until(() -> page.get("/api" + job + "/printing").text("state"), state -> !state.equals("SENDING"));

        assertThat(new String(PRINTER.printed(), StandardCharsets.ISO_8859_1)).endsWith(printed);
        assertThat(output).contains("DEBUG").contains(job);
        assertAbsent(output.getAll(), printed, printed.getBytes(StandardCharsets.UTF_8));
        assertThat(output.getAll()).doesNotContain("Planted-Name");
    }

    private static void assertAbsent(String output, String planted, byte[] bytes) {
        String text = output.toLowerCase(Locale.ROOT);
        String hex = Bytes.copyOf(bytes).toHex().toLowerCase(Locale.ROOT);
        assertThat(text.contains(planted.toLowerCase(Locale.ROOT)))
                .as("%s as text", planted)
                .isFalse();
        assertThat(text.contains(hex)).as("%s in hexadecimal", planted).isFalse();
        // Without the last characters, which depend on what follows.
        String base64 = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThat(output.contains(base64.substring(0, base64.length() - 2)))
                .as("%s in base64url", planted)
                .isFalse();
    }
}
