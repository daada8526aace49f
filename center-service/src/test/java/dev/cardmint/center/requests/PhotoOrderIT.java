package dev.cardmint.center.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.photos.TestPhotos;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Photos in orders: for the chip where the card type carries one, for print where it does not. */
@CenterTest
class PhotoOrderIT {

    private static final String ROUTE = "/v1/card-requests";
    private static final byte[] PHOTO = TestPhotos.withExif(TestPhotos.quarters(1_200, 1_600), 6);

    @Autowired
    private CenterClients clients;

    @Autowired
    private JdbcClient database;

    @Autowired
    private IssuanceRecords records;

    @Autowired
    private TransactionTemplate transaction;

    private final String orderId = "order-" + UUID.randomUUID();

    @Test
    void becomesAValueOfTheRecordMadeToFit() {
        Answer answer = portrait(PHOTO);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        byte[] image = transaction.<byte[]>execute(status -> {
            try (PersonalizationData data = records.data(record(answer))) {
                return data.image("portrait");
            }
        });
        assertThat(image).hasSizeBetween(500, 12_000).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(new String(image, StandardCharsets.ISO_8859_1)).doesNotContain(TestPhotos.PLANTED);
        assertThat(photosOf(answer)).isZero();
    }

    @Test
    void isTheSameOrderWithTheSamePhotoOnly() {
        Answer first = portrait(PHOTO);

        assertThat(portrait(PHOTO).status()).isEqualTo(200);
        assertThat(portrait(PHOTO).text()).isEqualTo(first.text());
        assertThat(portrait(TestPhotos.quarters(1_200, 1_600)).problem()).isEqualTo("order-already-used");
    }

    @Test
    void isNeededWhereTheCardCarriesOne() {
        Answer answer = order("portrait", Map.of("name", "Zoë"), null);

        assertThat(field(answer)).isEqualTo("photo: is missing: cards of this type carry one");
    }

    @Test
    void isNoTextAmongTheValues() {
        Answer answer = order("portrait", Map.of("name", "Zoë", "portrait", "/9j/"), base64(PHOTO));

        assertThat(field(answer))
                .isEqualTo("values.portrait: Photo is an image and no text: send it as the order's photo");
    }

    @Test
    void isNamedTogetherWithEveryOtherFieldThatIsWrong() {
        Answer answer = order("portrait", Map.of("name", "a\u0000b"), "bm8gcGhvdG8=");

        assertThat(answer.body().get("fields").findValuesAsString("field")).containsExactly("values.name", "photo");
    }

    @Test
    void isRefusedInPlainWordsIfItIsNone() {
        assertThat(field(order("portrait", Map.of("name", "Zoë"), "a photo"))).isEqualTo("photo: is no base64 text");
        assertThat(field(portrait("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo("photo: is no JPEG image");
        assertThat(field(portrait(Arrays.copyOf(PHOTO, PHOTO.length / 2)))).isEqualTo("photo: is cut off");
        assertThat(field(portrait(damaged()))).isEqualTo("photo: is damaged");
    }

    @Test
    void leavesNoRecordWhenItIsRefused() {
        portrait(damaged());

        assertThat(database.sql("select count(*) from card_requests where order_id = :order")
                        .param("order", orderId)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(portrait(PHOTO).status()).isEqualTo(201);
    }

    @Test
    void isRefusedWhereItIsTooLargeAndReadNoFurtherThanTheLimit() {
        byte[] large = Arrays.copyOf(PHOTO, 5 * 1024 * 1024 + 1);

        assertThat(field(portrait(large))).isEqualTo("photo: is too large: at most 5 MB fit");
        Answer longer = order("portrait", Map.of("name", "Zoë"), "A".repeat(9_000_000));
        assertThat(longer.status()).isEqualTo(413);
        assertThat(longer.problem()).isEqualTo("payload-too-large");
    }

    @Test
    void leavesEveryOtherRouteItsLowerLimit() {
        Answer answer = clients.at("base-1").post("/v1/sign-ins", Map.of("username", "A".repeat(600_000)));

        assertThat(answer.problem()).isEqualTo("payload-too-large");
    }

    @Test
    void isKeptForPrintEncryptedUnderTheRecordsKeyWhereTheCardCarriesNone() {
        Answer answer = order("payment", TestProfiles.VALUES, base64(PHOTO));

        byte[] stored = database.sql("select data from card_photos where record = :record")
                .param("record", record(answer).value())
                .query(byte[].class)
                .single();
        byte[] image = transaction.<byte[]>execute(status -> records.decrypt(record(answer), "photo", stored));
        assertThat(image).startsWith(0xFF, 0xD8, 0xFF).hasSizeLessThan(200 * 1024);
        assertThat(new String(image, StandardCharsets.ISO_8859_1)).doesNotContain(TestPhotos.PLANTED);
        assertThat(HexFormat.of().formatHex(stored)).doesNotContain("ffd8ff");
    }

    @Test
    void needsNoCardNumberForItsLabel() {
        Answer answer = order("portrait", Map.of("name", "Zoë Lind"), base64(PHOTO));

        JsonNode page = clients.signedIn("base-1", "clerk")
                .get(ROUTE + "?limit=1&after=" + (number(answer) - 1))
                .body();
        assertThat(page.get(0).get("label").asString()).isEqualTo("Z. L.");
    }

    private long number(Answer answer) {
        return database.sql("select sequence from issuance_records where id = :record")
                .param("record", record(answer).value())
                .query(Long.class)
                .single();
    }

    private int photosOf(Answer answer) {
        return database.sql("select count(*) from card_photos where record = :record")
                .param("record", record(answer).value())
                .query(Integer.class)
                .single();
    }

    private static byte[] damaged() {
        byte[] noise = TestPhotos.noise(200, 200);
        byte[] damaged = Arrays.copyOf(noise, noise.length / 2);
        System.arraycopy(new byte[] {0, -1, (byte) 0xD9}, 0, damaged, damaged.length - 3, 3);
        return damaged;
    }

    private static RecordId record(Answer answer) {
        return new RecordId(UUID.fromString(answer.body().get("record").asString()));
    }

    private static String field(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-field");
        JsonNode field = answer.body().get("fields").get(0);
        return field.get("field").asString() + ": " + field.get("message").asString();
    }

    private Answer portrait(byte[] photo) {
        return order("portrait", Map.of("name", "Zoë Åsa"), base64(photo));
    }

    private Answer order(String cardType, Map<String, String> values, @Nullable String photo) {
        var body = new HashMap<String, Object>(Map.of("orderId", orderId, "cardType", cardType, "values", values));
        if (photo != null) {
            body.put("photo", photo);
        }
        return clients.at("customer-1").post(ROUTE, body);
    }

    private static String base64(byte[] photo) {
        return Base64.getEncoder().encodeToString(photo);
    }
}
