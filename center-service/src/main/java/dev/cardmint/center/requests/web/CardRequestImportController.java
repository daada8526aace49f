package dev.cardmint.center.requests.web;

import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.requests.CardRequestImports;
import dev.cardmint.center.requests.ImportMode;
import dev.cardmint.center.requests.ImportReport;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers' systems order many cards with one file. */
@RestController
@RequestMapping("/v1/card-requests/imports")
class CardRequestImportController {

    private static final String CSV = "text/csv";

    private final CardRequestImports imports;

    CardRequestImportController(CardRequestImports imports) {
        this.imports = imports;
    }

    /**
     * The bytes decide on the encoding, whatever the request's header says of it. They are read here, since the
     * framework would print them into its log at TRACE.
     */
    @PostMapping(consumes = CSV)
    @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    ImportReport take(
            Caller caller,
            @RequestParam String cardType,
            @RequestParam(defaultValue = "PREVIEW") ImportMode mode,
            @Parameter(hidden = true) InputStream file)
            throws IOException {
        return imports.take(caller, cardType, mode, file.readAllBytes());
    }
}
