package dev.cardmint.center.designs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.designs.drawing.UndrawableException;
import dev.cardmint.center.designs.template.BarcodeSlot;
import dev.cardmint.center.designs.template.Box;
import dev.cardmint.center.designs.template.FaceTemplate;
import dev.cardmint.center.designs.template.PhotoSlot;
import dev.cardmint.center.designs.template.Symbology;
import dev.cardmint.center.designs.template.TestTemplates;
import dev.cardmint.center.designs.template.TextSlot;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.photos.TestPhotos;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.model.bytes.Bytes;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HolderContentsTests {

    private static final Box BOX = new Box(50, 5, 20, 25);

    private static HolderContents contents(CardTypeProfile cardType, @Nullable Bytes photo) {
        var data = PersonalizationData.create(cardType, TestProfiles.VALUES, photo, new Random(1));
        return HolderContents.toLookAt(data, cardType, TestPhotos.fitting());
    }

    private static HolderContents payment() {
        return contents(TestProfiles.payment(), null);
    }

    private static TextSlot text(String slot) {
        String svg = "<text %s x=\"8\" y=\"12\" font-size=\"4\" data-width=\"60\">Sample</text>".formatted(slot);
        return (TextSlot) FaceTemplate.parse(TestTemplates.side(svg)).slots().get(0);
    }

    private static BarcodeSlot code(String value) {
        return new BarcodeSlot(7, BOX, value, "12345", Symbology.QR);
    }

    @Test
    void areWrittenAsTheSlotSays() {
        assertThat(payment().text(text("data-slot=\"name\""))).isEqualTo("Zoë Åsa Lindström-Müller");
        assertThat(payment().text(text("data-slot=\"expiryDate\" data-format=\"month-year\"")))
                .isEqualTo("11/31");
        assertThat(payment().text(text(""))).isEqualTo("Sample");
        assertThat(payment().code(code("panSequence"))).isEqualTo("00");
    }

    @Test
    void showTheLastDigitsOfACardNumberOnly() {
        assertThat(payment().text(text("data-slot=\"pan\" data-format=\"groups-of-four\"")))
                .isEqualTo("•••• •••• •••• 2014");
        assertThat(payment().code(code("pan"))).isEqualTo("12345");
    }

    @Test
    void areWholeWhereTheyArePrinted() {
        CardTypeProfile payment = TestProfiles.payment();
        var data = PersonalizationData.create(payment, TestProfiles.VALUES, null, new Random(1));
        HolderContents printed = HolderContents.toPrint(data, payment, TestPhotos.fitting());

        assertThat(printed.text(text("data-slot=\"pan\" data-format=\"groups-of-four\"")))
                .isEqualTo("9999 9910 4857 2014");
        assertThat(printed.code(code("pan"))).isEqualTo("9999991048572014");
    }

    @Test
    void haveThePhotoThatTheCardCarriesUpright() {
        byte[] lying = TestPhotos.withExif(TestPhotos.quarters(60, 40), 6);
        var slot = new PhotoSlot(3, BOX, 0);

        var photo = contents(TestProfiles.withPhoto(), Bytes.copyOf(lying)).photo(slot);

        assertThat(photo.getWidth()).isEqualTo(40);
        assertThat(photo.getHeight()).isEqualTo(60);
    }

    @Test
    void refuseWhatTheRecordDoesNotHave() {
        assertUndrawable(() -> payment().text(text("data-slot=\"pin\"")));
        assertUndrawable(() -> payment().code(code("pin")));
        assertUndrawable(() -> payment().photo(new PhotoSlot(3, BOX, 0)));
    }

    @Test
    void sayNothingInText() {
        assertThat(payment()).hasToString("HolderContents");
    }

    private static void assertUndrawable(Runnable drawing) {
        assertThatExceptionOfType(UndrawableException.class).isThrownBy(drawing::run);
    }
}
