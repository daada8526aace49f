package dev.cardmint.center.dryrun.web;

import dev.cardmint.center.dryrun.DryRun;
import dev.cardmint.center.dryrun.DryRunText;
import dev.cardmint.center.dryrun.DryRuns;
import dev.cardmint.center.dryrun.Sample;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.versions.CardTypes.Wanted;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A card type is tried: as JSON for programs, as a listing for people. */
@RestController
class DryRunController {

    private static final String PATH = "/v1/card-types/{profile}/versions/{version}/dry-runs";

    private final DryRuns dryRuns;

    DryRunController(DryRuns dryRuns) {
        this.dryRuns = dryRuns;
    }

    @PostMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    DryRun run(
            Caller caller,
            @PathVariable String profile,
            @PathVariable int version,
            @Valid @RequestBody(required = false) @Nullable NewDryRun wanted) {
        return dryRuns.run(caller, new Wanted(profile, version), NewDryRun.sample(wanted));
    }

    /** A resource, since texts and bytes are logged where everything is. */
    @PostMapping(path = PATH, produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    Resource listing(
            Caller caller,
            @PathVariable String profile,
            @PathVariable int version,
            @Valid @RequestBody(required = false) @Nullable NewDryRun wanted) {
        String text = DryRunText.of(run(caller, profile, version, wanted));
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "dry run");
    }

    /**
     * What is to be written to the simulated card; whatever is left out is made up.
     *
     * @param values by the names of the card type
     * @param photo a JPEG image of at most 5 MB in base64 (RFC 4648, 4)
     * @param transportKeys the profile's key set that the card is made with; otherwise the first
     */
    record NewDryRun(
            @Nullable @Size(max = 64) Map<String, @NotNull String> values,
            @Nullable String photo,
            @Nullable String transportKeys) {

        static Sample sample(@Nullable NewDryRun wanted) {
            return wanted == null ? Sample.MADE_UP : wanted.toSample();
        }

        private Sample toSample() {
            try {
                Bytes image =
                        photo == null ? null : Bytes.copyOf(Base64.getDecoder().decode(photo));
                return new Sample(values == null ? Map.of() : values, image, transportKeys);
            } catch (IllegalArgumentException e) {
                throw ProblemException.invalidFields(List.of(new FieldProblem("photo", "is no base64 text")));
            }
        }

        /** Nothing of it: it may be a person's data. */
        @Override
        public String toString() {
            return "NewDryRun";
        }
    }
}
