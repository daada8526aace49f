package dev.cardmint.center.designs;

import dev.cardmint.center.designs.Designs.Wanted;
import dev.cardmint.center.designs.drawing.CardFaces;
import dev.cardmint.center.designs.drawing.Face;
import dev.cardmint.center.designs.drawing.Sheet;
import dev.cardmint.center.designs.drawing.UndrawableException;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.photos.PhotoFitting;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Draws a card for its printer, with everything of its holder that the design shows; nothing of it is kept. */
@Service
public class CardPages {

    private final Designs designs;
    private final IssuanceRecords records;
    private final CardTypeProfiles cardTypes;
    private final PhotoFitting photos;

    CardPages(Designs designs, IssuanceRecords records, CardTypeProfiles cardTypes, PhotoFitting photos) {
        this.designs = designs;
        this.records = records;
        this.cardTypes = cardTypes;
        this.photos = photos;
    }

    /** Front and back of a record's card as the two pages of a PDF document, each of the card's size. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Bytes of(IssuanceRecord record, Wanted wanted, Product product) {
        CardDesign design = designs.content(wanted);
        CardTypeProfile cardType = cardTypes.get(record.profile(), record.profileVersion());
        try (PersonalizationData data = records.data(record.id())) {
            HolderContents contents = HolderContents.toPrint(data, cardType, photos);
            var front = new Face(design.face(Side.FRONT), product.hasContacts(), contents);
            var back = new Face(design.face(Side.BACK), false, contents);
            return CardFaces.pages(List.of(front, back), Sheet.CARD);
        } catch (UndrawableException e) {
            throw new ProblemException(
                    ProblemType.UNDRAWABLE,
                    "The card cannot be drawn: what stands at line %d of its template %s. Tell a security officer."
                            .formatted(e.line(), e.getMessage()));
        }
    }
}
