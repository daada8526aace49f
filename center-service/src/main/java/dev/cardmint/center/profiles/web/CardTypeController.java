package dev.cardmint.center.profiles.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.versions.CardTypes;
import dev.cardmint.center.profiles.versions.CardTypes.Wanted;
import dev.cardmint.center.profiles.versions.ProfileBundles;
import dev.cardmint.center.profiles.versions.ProfileVersion;
import dev.cardmint.center.profiles.versions.ProfileVersion.Activation;
import dev.cardmint.center.profiles.versions.ProfileVersion.DryRunResult;
import dev.cardmint.center.profiles.versions.ProfileVersion.Retirement;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Card types as documents: brought in, looked at, taken into use and out of it. */
@RestController
@RequestMapping("/v1/card-types")
class CardTypeController {

    private final CardTypes cardTypes;
    private final ProfileBundles bundles;

    CardTypeController(CardTypes cardTypes, ProfileBundles bundles) {
        this.cardTypes = cardTypes;
        this.bundles = bundles;
    }

    /** The bytes are kept as they come: they are what two people agree on. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    VersionView upload(Caller caller, @Parameter(hidden = true) InputStream document) throws IOException {
        return VersionView.of(cardTypes.upload(caller, document.readAllBytes()));
    }

    @GetMapping
    List<VersionView> all(Caller caller) {
        return cardTypes.all(caller).stream()
                .map(listed -> VersionView.of(listed.version(), listed.complaint()))
                .toList();
    }

    @GetMapping(path = "/{profile}/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] document(Caller caller, @PathVariable String profile, @PathVariable int version) {
        return cardTypes.document(caller, profile, version).toByteArray();
    }

    @GetMapping(path = "/{profile}/versions/{version}/bundle", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] bundle(Caller caller, @PathVariable String profile, @PathVariable int version) {
        return bundles.export(caller, new Wanted(profile, version)).encode();
    }

    @PostMapping(path = "/bundles", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    VersionView take(Caller caller, @Parameter(hidden = true) InputStream bundle) throws IOException {
        return VersionView.of(bundles.take(caller, bundle.readAllBytes()));
    }

    @PostMapping("/{profile}/versions/{version}/activation")
    VersionView activate(
            Caller caller,
            @PathVariable String profile,
            @PathVariable int version,
            @Valid @org.springframework.web.bind.annotation.RequestBody NewActivation wanted) {
        return VersionView.of(cardTypes.activate(
                caller, new Wanted(profile, version), wanted.approval(), Boolean.TRUE.equals(wanted.acceptUnproved())));
    }

    @PostMapping("/{profile}/versions/{version}/retirement")
    VersionView retire(Caller caller, @PathVariable String profile, @PathVariable int version) {
        return VersionView.of(cardTypes.retire(caller, new Wanted(profile, version)));
    }

    /**
     * A version is to be taken into use.
     *
     * @param approval of the second person
     * @param acceptUnproved must be true if cards of this type cannot prove what they carry
     */
    record NewActivation(@NotNull UUID approval, @Nullable Boolean acceptUnproved) {}

    /** Where a version stands. */
    enum Standing {
        DRAFT,
        ACTIVE,
        RETIRED,
        /** An earlier release took the document, and this one cannot read it: its cards are not recognized. */
        UNREADABLE
    }

    /**
     * A version as officers see it.
     *
     * @param complaint line, path and reason of what cannot be read, where that is so
     */
    record VersionView(
            String profile,
            int version,
            Standing state,
            String digest,
            String subject,
            @Nullable String uploadedBy,
            Instant uploadedAt,
            @Nullable Activation activation,
            @Nullable Retirement retirement,
            DryRunResult dryRun,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String complaint) {

        static VersionView of(ProfileVersion version) {
            return of(version, null);
        }

        static VersionView of(ProfileVersion version, @Nullable String complaint) {
            return new VersionView(
                    version.profile(),
                    version.version(),
                    complaint == null ? Standing.valueOf(version.state().name()) : Standing.UNREADABLE,
                    version.digest().toHex(),
                    version.subject(),
                    version.uploadedBy(),
                    version.uploadedAt(),
                    version.activation(),
                    version.retirement(),
                    version.dryRun(),
                    complaint);
        }
    }
}
