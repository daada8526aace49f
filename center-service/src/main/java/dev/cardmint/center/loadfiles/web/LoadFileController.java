package dev.cardmint.center.loadfiles.web;

import dev.cardmint.center.loadfiles.store.LoadFile;
import dev.cardmint.center.loadfiles.store.LoadFiles;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.model.bytes.Bytes;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** CAP files: brought in, listed and given back. */
@RestController
@RequestMapping("/v1/load-files")
class LoadFileController {

    private final LoadFiles files;

    LoadFileController(LoadFiles files) {
        this.files = files;
    }

    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    LoadFileView upload(Caller caller, @Parameter(hidden = true) InputStream file) throws IOException {
        return LoadFileView.of(files.upload(caller, Bytes.copyOf(file.readAllBytes())));
    }

    @GetMapping
    List<LoadFileView> all(Caller caller) {
        return files.all(caller).stream().map(LoadFileView::of).toList();
    }

    @GetMapping(path = "/{digest}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] content(Caller caller, @PathVariable @Pattern(regexp = "[0-9A-Fa-f]{64}") String digest) {
        return files.content(caller, Bytes.ofHex(digest.toUpperCase(Locale.ROOT)))
                .toByteArray();
    }

    /** A load file as officers see it. */
    record LoadFileView(
            String digest,
            String packageAid,
            int size,
            @Nullable String uploadedBy,
            Instant uploadedAt) {

        static LoadFileView of(LoadFile file) {
            return new LoadFileView(
                    file.digest().toHex(),
                    file.packageAid().toString(),
                    file.size(),
                    file.uploadedBy(),
                    file.uploadedAt());
        }
    }
}
