package dev.cardmint.center;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.photos.TestPhotos;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.center.testing.TestRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Turns everything up as far as it goes, works, and looks for what must never be in a log. */
@CenterTest
@ExtendWith(OutputCaptureExtension.class)
class LoggingIT {

    private static final Pattern TELLTALES = Pattern.compile(
            "planted-|Planted(camera|owner)|PLANTED/NAME|999999104857201|1987-03-09|" + hex("planted-name"));

    @Autowired
    private CenterClients clients;

    @AfterAll
    static void turnDown() {
        LoggingSystem.get(LoggingIT.class.getClassLoader()).setLogLevel("ROOT", LogLevel.INFO);
    }

    @Test
    void printsNeitherPasswordsNorTokensNorPersonalDataWithEverythingAtTrace(CapturedOutput log) {
        LoggingSystem.get(LoggingIT.class.getClassLoader()).setLogLevel("ROOT", LogLevel.TRACE);

        var clerk = clients.signedIn("base-1", "clerk");
        clerk.post("/v1/sign-ins", Map.of("username", "clerk", "password", "planted-wrong-password"));
        clerk.post("/v1/sign-ins", Map.of("username", "clerk", "password", "planted-surplus", "colour", "red"));
        clerk.postText("/v1/sign-ins", "{\"password\":\"planted-malformed");
        String record = clients.at("customer-1")
                .post("/v1/card-requests", order("9999991048572014"))
                .body()
                .get("record")
                .asString();
        for (String side : List.of("FRONT", "BACK")) {
            clerk.post(
                    "/v1/card-designs/payment/versions/1/previews",
                    Map.of("side", side, "product", "CONTACT", "record", record));
        }
        clients.at("customer-1").post("/v1/card-requests", order("9999991048572015"));
        clients.at("customer-1").post("/v1/card-requests", withPhoto());
        importFile("9999991048572014");
        importFile("9999991048572015");
        clerk.get("/v1/card-requests");
        clerk.delete("/v1/sign-ins/current");

        List<String> lines = log.getAll().lines().toList();
        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(lines.stream().filter(line -> isTelltale(line, clerk.token())))
                .isEmpty();
    }

    private static Map<String, Object> withPhoto() {
        byte[] photo = TestPhotos.withExif(TestPhotos.quarters(64, 64), 1);
        return Map.of(
                "orderId",
                "logged-photo",
                "cardType",
                "portrait",
                "values",
                Map.of("name", "planted-name"),
                "photo",
                Base64.getEncoder().encodeToString(photo));
    }

    private void importFile(String pan) {
        var values = new TreeMap<>(values(pan));
        String file = "orderId,contact.email,%s\nlogged-line,planted-mailbox@example.org,%s\n"
                .formatted(String.join(",", values.keySet()), String.join(",", values.values()));
        var customer = clients.at("customer-1");
        for (String mode : List.of("PREVIEW", "ALL", "GOOD_LINES")) {
            customer.send(customer.request("/v1/card-requests/imports?cardType=payment&mode=" + mode)
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString(file)));
        }
    }

    private static Map<String, Object> order(String pan) {
        return Map.of(
                "orderId",
                "logged-order",
                "cardType",
                "payment",
                "values",
                values(pan),
                "contact",
                Map.of("email", "planted-mailbox@example.org"));
    }

    private static Map<String, String> values(String pan) {
        return Map.of(
                "name", "planted-name",
                "nameOnCard", "PLANTED/NAME",
                "address", "planted-address",
                "birthDate", "1987-03-09",
                "pan", pan,
                "panSequence", "00",
                "effectiveDate", "2026-12-01",
                "expiryDate", "2031-11-30",
                "serviceCode", "201");
    }

    private static boolean isTelltale(String line, String token) {
        return line.contains(token)
                || line.contains(TestRegistry.PASSWORD)
                || TELLTALES.matcher(line).find();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
