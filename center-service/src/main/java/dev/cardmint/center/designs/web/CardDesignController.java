package dev.cardmint.center.designs.web;

import dev.cardmint.center.designs.CardDesign;
import dev.cardmint.center.designs.DesignPreviews;
import dev.cardmint.center.designs.DesignPreviews.View;
import dev.cardmint.center.designs.DesignVersion;
import dev.cardmint.center.designs.DesignVersion.Activation;
import dev.cardmint.center.designs.DesignVersion.Withdrawal;
import dev.cardmint.center.designs.Designs;
import dev.cardmint.center.designs.Designs.Wanted;
import dev.cardmint.center.designs.Side;
import dev.cardmint.center.designs.drawing.Sheet;
import dev.cardmint.center.designs.template.FaceTemplate;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.model.bytes.Bytes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Designs: brought in, looked at, taken into use and out of it. */
@RestController
@RequestMapping("/v1/card-designs")
class CardDesignController {

    private static final String NAME = "[a-z][a-z0-9-]{0,39}";

    private final Designs designs;
    private final DesignPreviews previews;

    CardDesignController(Designs designs, DesignPreviews previews) {
        this.designs = designs;
        this.previews = previews;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    VersionView upload(Caller caller, @Valid @RequestBody DesignDocument document) {
        return VersionView.of(designs.upload(caller, document.toDesign()));
    }

    @GetMapping
    List<VersionView> all(Caller caller) {
        return designs.all(caller).stream().map(VersionView::of).toList();
    }

    @GetMapping("/{design}/versions/{version}")
    DesignDocument document(Caller caller, @PathVariable String design, @PathVariable int version) {
        return DesignDocument.of(designs.content(caller, new Wanted(design, version)));
    }

    @PostMapping("/{design}/versions/{version}/activation")
    VersionView activate(
            Caller caller,
            @PathVariable String design,
            @PathVariable int version,
            @Valid @RequestBody NewActivation wanted) {
        return VersionView.of(designs.activate(caller, new Wanted(design, version), wanted.approval()));
    }

    @PostMapping("/{design}/versions/{version}/withdrawal")
    VersionView withdraw(Caller caller, @PathVariable String design, @PathVariable int version) {
        return VersionView.of(designs.withdraw(caller, new Wanted(design, version)));
    }

    /** A picture of one side; it is made for this answer and kept nowhere. */
    @PostMapping(path = "/{design}/versions/{version}/previews", produces = MediaType.IMAGE_PNG_VALUE)
    byte[] preview(
            Caller caller,
            @PathVariable String design,
            @PathVariable int version,
            @Valid @RequestBody NewPreview wanted) {
        var view = new View(new Wanted(design, version), wanted.side(), wanted.product());
        Bytes png = wanted.record() == null
                ? previews.sample(caller, view)
                : previews.ofRecord(caller, view, new RecordId(wanted.record()));
        return png.toByteArray();
    }

    @GetMapping(path = "/{design}/versions/{version}/sample-pages", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] samplePages(
            Caller caller,
            @PathVariable String design,
            @PathVariable int version,
            @RequestParam Product product,
            @RequestParam Sheet sheet) {
        return previews.samplePages(caller, new Wanted(design, version), product, sheet)
                .toByteArray();
    }

    /** A design as it is carried. */
    record DesignDocument(
            @NotNull @Pattern(regexp = NAME, message = "is a name of small letters, digits and -")
            String design,

            @Min(1) @Max(1_000_000) int version,

            @NotNull @Pattern(regexp = NAME, message = "is the name of a card type")
            String cardType,

            @NotNull @Pattern(regexp = "[^\\p{Cntrl}]{1,80}", message = "is 1 to 80 characters")
            String title,

            @NotEmpty Set<@NotNull Product> products,
            @NotNull @Size(max = FaceTemplate.LONGEST) String front,
            @NotNull @Size(max = FaceTemplate.LONGEST) String back) {

        static DesignDocument of(CardDesign design) {
            return new DesignDocument(
                    design.design(),
                    design.version(),
                    design.cardType(),
                    design.title(),
                    design.products(),
                    design.front(),
                    design.back());
        }

        CardDesign toDesign() {
            return new CardDesign(design, version, cardType, title, products, front, back);
        }

        @Override
        public String toString() {
            return "DesignDocument";
        }
    }

    /**
     * A version is to be taken into use.
     *
     * @param approval of the second person
     */
    record NewActivation(@NotNull UUID approval) {}

    /**
     * A side is to be shown.
     *
     * @param record whose data are shown, or {@code null} for the samples
     */
    record NewPreview(
            @NotNull Side side,
            @NotNull Product product,
            @Nullable UUID record) {}

    /** A version as people see it. */
    record VersionView(
            String design,
            int version,
            String cardType,
            String title,
            Set<Product> products,
            DesignVersion.State state,
            String digest,
            String subject,
            @Nullable String uploadedBy,
            Instant uploadedAt,
            @Nullable Activation activation,
            @Nullable Withdrawal withdrawal) {

        static VersionView of(DesignVersion version) {
            return new VersionView(
                    version.design(),
                    version.version(),
                    version.cardType(),
                    version.title(),
                    new TreeSet<>(version.products()),
                    version.state(),
                    version.digest().toHex(),
                    version.subject(),
                    version.uploadedBy(),
                    version.uploadedAt(),
                    version.activation(),
                    version.withdrawal());
        }
    }
}
