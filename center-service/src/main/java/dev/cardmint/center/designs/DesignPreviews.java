package dev.cardmint.center.designs;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.designs.DesignVersion.State;
import dev.cardmint.center.designs.Designs.Wanted;
import dev.cardmint.center.designs.drawing.CardFaces;
import dev.cardmint.center.designs.drawing.Face;
import dev.cardmint.center.designs.drawing.FaceContents;
import dev.cardmint.center.designs.drawing.Resolution;
import dev.cardmint.center.designs.drawing.SampleContents;
import dev.cardmint.center.designs.drawing.Sheet;
import dev.cardmint.center.designs.drawing.UndrawableException;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState.Phase;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntries;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Role;
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
import org.springframework.transaction.annotation.Transactional;

/** Shows what a card will look like: with nobody's data, or with those of a record that waits for a card. */
@Service
public class DesignPreviews {

    private final Designs designs;
    private final IssuanceRecords records;
    private final ReissueEntries entries;
    private final CardTypeProfiles cardTypes;
    private final PhotoFitting photos;
    private final AuditLog audit;

    DesignPreviews(
            Designs designs,
            IssuanceRecords records,
            ReissueEntries entries,
            CardTypeProfiles cardTypes,
            PhotoFitting photos,
            AuditLog audit) {
        this.designs = designs;
        this.records = records;
        this.entries = entries;
        this.cardTypes = cardTypes;
        this.photos = photos;
        this.audit = audit;
    }

    /** One side of a design on one kind of blank. */
    public record View(Wanted design, Side side, Product product) {}

    /** A side with its samples, as PNG. */
    @Transactional(readOnly = true)
    public Bytes sample(Caller caller, View view) {
        caller.requireOperator();
        return draw(view, new SampleContents());
    }

    /** Both sides with their samples, as a PDF document. */
    @Transactional(readOnly = true)
    public Bytes samplePages(Caller caller, Wanted wanted, Product product, Sheet sheet) {
        caller.requireRole(Role.SECURITY_OFFICER, Role.SUPERVISOR);
        List<Face> faces = List.of(
                face(new View(wanted, Side.FRONT, product), new SampleContents()),
                face(new View(wanted, Side.BACK, product), new SampleContents()));
        return CardFaces.pages(faces, sheet);
    }

    /**
     * A side with the data of a record that waits for a card, as PNG: at the base where the card is to be made, and
     * told to the audit log. A card number shows its last digits only.
     */
    @Transactional
    public Bytes ofRecord(Caller caller, View view, RecordId record) {
        caller.requireOperatorAtBase();
        IssuanceRecord issuance = records.get(record);
        requireFitting(caller, view, issuance);
        audit.append(AuditEntry.of(AuditKind.DESIGN_PREVIEWED)
                .by(caller)
                .record(record.value())
                .detail("design", view.design().design())
                .detail("version", view.design().version()));
        CardTypeProfile cardType = cardTypes.get(issuance.profile(), issuance.profileVersion());
        try (PersonalizationData data = entries.dataToWrite(record)) {
            return draw(view, HolderContents.toLookAt(data, cardType, photos));
        }
    }

    private void requireFitting(Caller caller, View view, IssuanceRecord issuance) {
        boolean drill = issuance.purpose() == Purpose.DRILL;
        if (drill != caller.terminal().drill()) {
            throw new ProblemException(
                    ProblemType.DRILL_MISMATCH, "Drill records are shown at drill terminals, and no others there.");
        }
        if (issuance.state().phase() != Phase.UNISSUED) {
            throw new ProblemException(
                    ProblemType.RECORD_NOT_UNISSUED,
                    "A card is shown with its holder's data while it waits to be made.");
        }
        DesignVersion design = designs.find(view.design());
        if (design.state() != State.ACTIVE || !design.cardType().equals(issuance.profile())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "This design is not in use for cards of this record's type.");
        }
    }

    private Bytes draw(View view, FaceContents contents) {
        try {
            return CardFaces.preview(face(view, contents), Resolution.DPI_300);
        } catch (UndrawableException e) {
            throw new ProblemException(
                    ProblemType.UNDRAWABLE,
                    "The %s side cannot be drawn: what stands at line %d of its template %s. Choose another design."
                            .formatted(view.side() == Side.FRONT ? "front" : "back", e.line(), e.getMessage()));
        }
    }

    private Face face(View view, FaceContents contents) {
        CardDesign design = designs.content(view.design());
        if (!design.products().contains(view.product())) {
            throw new ProblemException(ProblemType.CONFLICT, "This design is not for this kind of card.");
        }
        boolean contacts = view.side() == Side.FRONT && view.product().hasContacts();
        return new Face(design.face(view.side()), contacts, contents);
    }
}
