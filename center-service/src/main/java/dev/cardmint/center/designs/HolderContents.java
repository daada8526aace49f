package dev.cardmint.center.designs;

import dev.cardmint.center.designs.drawing.FaceContents;
import dev.cardmint.center.designs.drawing.UndrawableException;
import dev.cardmint.center.designs.template.BarcodeSlot;
import dev.cardmint.center.designs.template.FaceSlot;
import dev.cardmint.center.designs.template.PhotoSlot;
import dev.cardmint.center.designs.template.TextSlot;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.photos.Photo;
import dev.cardmint.center.photos.PhotoFitting;
import dev.cardmint.center.photos.PhotoSize;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.model.bytes.Bytes;
import java.awt.image.BufferedImage;

/**
 * A holder's data, for as long as a card is drawn: as they are to be printed, or to look at. Then a card number shows
 * its last four digits, and a code of it is the sample's.
 */
final class HolderContents implements FaceContents {

    private static final int DIGITS_SHOWN = 4;

    private final PersonalizationData data;
    private final CardTypeProfile cardType;
    private final PhotoFitting photos;
    private final boolean toPrint;

    private HolderContents(PersonalizationData data, CardTypeProfile cardType, PhotoFitting photos, boolean toPrint) {
        this.data = data;
        this.cardType = cardType;
        this.photos = photos;
        this.toPrint = toPrint;
    }

    static HolderContents toPrint(PersonalizationData data, CardTypeProfile cardType, PhotoFitting photos) {
        return new HolderContents(data, cardType, photos, true);
    }

    static HolderContents toLookAt(PersonalizationData data, CardTypeProfile cardType, PhotoFitting photos) {
        return new HolderContents(data, cardType, photos, false);
    }

    @Override
    public String text(TextSlot slot) {
        if (slot.value() == null) {
            return slot.sample();
        }
        boolean masked = isMasked(slot, slot.value());
        String value = data.text(slot.value());
        return slot.format().write(masked ? masked(value) : value);
    }

    @Override
    public String code(BarcodeSlot slot) {
        return isMasked(slot, slot.value()) ? slot.sample() : data.text(slot.value());
    }

    @Override
    public BufferedImage photo(PhotoSlot slot) {
        String name = cardType.photo();
        if (name == null) {
            throw new UndrawableException(slot, "shows a photo, and cards of this type carry none");
        }
        return photos.pixels(Photo.of(Bytes.copyOf(data.image(name))), PhotoSize.inPrint());
    }

    private boolean isMasked(FaceSlot slot, String value) {
        ValueRule rule = cardType.values().get(value);
        if (rule == null || rule.type() == ValueType.PHOTO) {
            throw new UndrawableException(slot, "shows %s, which this record does not have".formatted(value));
        }
        return rule.type() == ValueType.CARD_NUMBER && !toPrint;
    }

    private static String masked(String number) {
        int hidden = number.length() - DIGITS_SHOWN;
        return "•".repeat(hidden) + number.substring(hidden);
    }

    @Override
    public String toString() {
        return "HolderContents";
    }
}
