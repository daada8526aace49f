package dev.cardmint.center.designs;

import dev.cardmint.center.designs.drawing.CardFaces;
import dev.cardmint.center.designs.drawing.Face;
import dev.cardmint.center.designs.drawing.Resolution;
import dev.cardmint.center.designs.drawing.SampleContents;
import dev.cardmint.center.designs.drawing.UndrawableException;
import dev.cardmint.center.designs.template.BarcodeSlot;
import dev.cardmint.center.designs.template.FaceSlot;
import dev.cardmint.center.designs.template.FaceTemplate;
import dev.cardmint.center.designs.template.MalformedTemplateException;
import dev.cardmint.center.designs.template.PhotoSlot;
import dev.cardmint.center.designs.template.TextSlot;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a design can be printed: its templates, the values that they show, and what they cover. */
final class DesignChecks {

    private final CardDesign design;
    private final CardTypeProfile cardType;

    DesignChecks(CardDesign design, CardTypeProfile cardType) {
        this.design = design;
        this.cardType = cardType;
    }

    /** @throws ProblemException with side and line of what cannot be used, or the kinds of blanks that cannot */
    void check() {
        if (!cardType.products().containsAll(design.products())) {
            String words = "a %s is made on %s only".formatted(cardType.name(), cardType.products());
            throw new ProblemException(
                    ProblemType.MALFORMED_DESIGN, words, List.of(new FieldProblem("products", words)));
        }
        for (Side side : Side.values()) {
            try {
                check(side);
            } catch (MalformedTemplateException e) {
                throw refused(side, e.line(), e.reason());
            } catch (UndrawableException e) {
                throw refused(side, e.line(), "the sample %s".formatted(e.getMessage()));
            }
        }
    }

    private void check(Side side) {
        FaceTemplate template = design.face(side);
        boolean contacts = side == Side.FRONT && design.products().stream().anyMatch(Product::hasContacts);
        for (FaceSlot slot : template.slots()) {
            if (contacts && slot.box().overlaps(template.keepOut())) {
                throw new MalformedTemplateException(
                        slot.line(), "covers the contacts of the chip, where nothing is printed (ISO/IEC 7816-2)");
            }
            String complaint = complaint(slot);
            if (complaint != null) {
                throw new MalformedTemplateException(slot.line(), complaint);
            }
        }
        CardFaces.print(new Face(template, contacts, new SampleContents()), Resolution.DPI_300);
    }

    private @Nullable String complaint(FaceSlot slot) {
        if (slot instanceof TextSlot text) {
            return text.value() == null
                    ? null
                    : complaint(text.value(), text.format().isOfDates());
        }
        if (slot instanceof BarcodeSlot code) {
            return complaint(code.value(), false);
        }
        return slot instanceof PhotoSlot && cardType.photo() == null
                ? "cards of type %s carry no photo".formatted(cardType.profile())
                : null;
    }

    private @Nullable String complaint(String value, boolean mustBeDate) {
        ValueRule rule = cardType.values().get(value);
        if (rule == null) {
            return "%s is no value of card type %s".formatted(value, cardType.profile());
        }
        if (rule.type() == ValueType.PHOTO || rule.multiline()) {
            return "%s is not one line of text".formatted(value);
        }
        return mustBeDate && rule.type() != ValueType.DATE ? "%s is no date".formatted(value) : null;
    }

    private static ProblemException refused(Side side, int line, String reason) {
        String name = side.name().toLowerCase(Locale.ROOT);
        return new ProblemException(
                ProblemType.MALFORMED_DESIGN,
                "%s, line %d: %s".formatted(name, line, reason),
                List.of(new FieldProblem(name, "line %d: %s".formatted(line, reason))));
    }
}
