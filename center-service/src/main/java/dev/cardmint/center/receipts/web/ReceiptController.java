package dev.cardmint.center.receipts.web;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.notices.Language;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.receipts.Receipts;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receipts of the cards of a record. */
@RestController
@RequestMapping("/v1/issuance-records/{record}/receipts")
class ReceiptController {

    private final Receipts receipts;

    ReceiptController(Receipts receipts) {
        this.receipts = receipts;
    }

    /** A page to print for the holder; it is made for this answer and kept nowhere. */
    @GetMapping(path = "/{issuanceCount}", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] receipt(
            Caller caller,
            @PathVariable UUID record,
            @PathVariable int issuanceCount,
            @RequestParam(required = false) @Pattern(regexp = "en|de", message = "takes en or de") @Nullable
                    String language) {
        Language wanted = language == null ? null : Language.of(language);
        return receipts.draw(caller, new RecordId(record), issuanceCount, wanted)
                .toByteArray();
    }
}
