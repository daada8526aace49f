package dev.cardmint.simulator.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.CardDriver;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** An identity card, read back file by file. */
class IdentityReadBackTests {

    private static final String AID = "F0434152444944454E540100";

    private static final String PROFILE = """
            {"securityDomain": "A000000151000000", "lifeCycle": "OP_READY",
             "applications": [{"instance": "F0434152444944454E540100",
             "personalization": {"dgis": [
               {"dgi": "0001", "name": "Holder", "content": [{"tag": "65", "content": [
                 {"tag": "5B", "name": "Name", "content": [{"utf8": {"from": "name"}}]}]}]},
               {"dgi": "0002", "name": "Photo", "content": [{"image": {"from": "photo"}}]},
               {"dgi": "0301", "name": "Entry", "content": [{"tag": "53", "content": [{"hex": "01"}]}]}]}}]}
            """;

    private static final Bytes PHOTO = photo(Color.ORANGE, 96);

    private final SimulatedCard card = BlankCard.with(CardDriver.transport())
            .kdd(CardDriver.KDD)
            .product(CardProduct.IDENTITY)
            .seed(1)
            .create();

    private static Bytes photo(Color shirt, int width) {
        var image = new BufferedImage(width, width * 4 / 3, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(0, 0, width, width * 4 / 3);
        graphics.setColor(shirt);
        graphics.fillOval(width / 8, width / 2, width * 3 / 4, width);
        graphics.dispose();
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", jpeg);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Bytes.copyOf(jpeg.toByteArray());
    }

    private static String request() {
        return "{\"values\": {\"name\": \"Zoë\"}, \"photo\": \"%s\"}"
                .formatted(Base64.getEncoder().encodeToString(PHOTO.toByteArray()));
    }

    /** Under the transport keys, which take the place of the issuer's here. */
    private ReadBackResult issueAndRead(Bytes photo) throws ReadBackException {
        var inserted = new InsertedCard(card);
        CardDriver securityDomain = CardDriver.open(inserted, CardDriver.transport());
        securityDomain.succeed("80E60C002A" + "0AF0434152444944454E54" + "0BF0434152444944454E5401" + "0C" + AID
                + "0100" + "02C900" + "00");
        inserted.transmit(CardDriver.command("00A404000C" + AID + "00"));
        CardDriver application = CardDriver.openSelected(inserted, CardDriver.transport());
        String groupings = CardDriver.dgi("0001", "65065B045A6FC3AB")
                + CardDriver.dgi("0002", photo.toHex())
                + CardDriver.dgi("0301", "530101");
        int block = 0;
        for (int at = 0; at < groupings.length(); at += 400) {
            int end = Math.min(groupings.length(), at + 400);
            application.succeed(CardDriver.storeData(
                    end == groupings.length() ? 0x88 : 0x08, block++, groupings.substring(at, end)));
        }
        return ReadBack.of(PROFILE, request(), CardDriver.transport()).read(new InsertedCard(card));
    }

    @Test
    void findsFilesRecordAndPhotoIdentical() throws Exception {
        ReadBackResult result = issueAndRead(PHOTO);

        assertThat(result.different()).isEmpty();
        assertThat(result.objects()).isEqualTo(3);
        assertThat(result.bytes()).isEqualTo(4 + PHOTO.size() + 1);
    }

    @Test
    void findsAPhotoThatWasOnlyMadeSmallerIdentical() throws Exception {
        assertThat(issueAndRead(photo(Color.ORANGE, 72)).different()).isEmpty();
    }

    @Test
    void findsAnotherPhotoDifferent() throws Exception {
        assertThat(issueAndRead(photo(Color.BLUE, 96)).different()).containsExactly("Photo");
    }

    @Test
    void findsAPhotoWithMetadataDifferent() throws Exception {
        Bytes comment = Bytes.ofHex("FFFE0006" + "6D65746F");
        Bytes talking = PHOTO.slice(0, 2).concat(comment).concat(PHOTO.slice(2, PHOTO.size()));

        assertThat(issueAndRead(talking).different()).containsExactly("Photo");
    }

    @Test
    void findsWhatIsNoImageDifferent() throws Exception {
        assertThat(issueAndRead(Bytes.ofHex("FFD8FF" + "00".repeat(300) + "FFD9"))
                        .different())
                .containsExactly("Photo");
    }
}
