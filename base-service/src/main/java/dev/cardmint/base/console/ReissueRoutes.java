package dev.cardmint.base.console;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.base.recognition.Pin;
import dev.cardmint.base.recognition.Recognitions;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.Reissue;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * One more card for a holder: the center takes the record out, and puts it back. A card that is there is asked whose it
 * is; what it answers goes to the center and is not kept.
 */
@RestController
@RequestMapping("/api/reissues")
class ReissueRoutes {

    private final CenterClient center;
    private final Recognitions recognitions;

    ReissueRoutes(CenterClient center, Recognitions recognitions) {
        this.center = center;
        this.recognitions = recognitions;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Reissue.class)))
    @ResponseStatus(HttpStatus.CREATED)
    Body begin(@RequestBody WantedReissue wanted, @AuthenticationPrincipal BearerToken operator) {
        try (Pin pin = wanted.pin();
                Body asked = center.write(wanted.told(saidBy(wanted.recognition(), pin)))) {
            return center.once(CenterRequest.post("/v1/reissues", asked).by(operator));
        }
    }

    private List<ReadoutAnswer> saidBy(@Nullable UUID recognition, @Nullable Pin pin) {
        return recognition == null ? List.of() : recognitions.askForHolder(recognition, pin);
    }

    @GetMapping(path = "/{record}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Reissue.class)))
    Body reissue(@PathVariable UUID record, @AuthenticationPrincipal BearerToken operator) {
        return center.once(CenterRequest.get("/v1/reissues/" + record).by(operator));
    }

    @DeleteMapping("/{record}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID record, @AuthenticationPrincipal BearerToken operator) {
        center.once(CenterRequest.delete("/v1/reissues/" + record).by(operator)).close();
    }
}
