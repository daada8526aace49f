package dev.cardmint.center.sessions.web;

import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.sessions.Recognitions;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.RecognitionReadouts;
import dev.cardmint.model.relay.RecognitionRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What is this card? */
@RestController
class RecognitionController {

    private final Recognitions recognitions;
    private final JsonMapper json;

    RecognitionController(Recognitions recognitions, JsonMapper json) {
        this.recognitions = recognitions;
        this.json = json;
    }

    /** Answered with an entity tag (RFC 9110, 8.8.3): a base asks before every card, and the table seldom changes. */
    @GetMapping("/v1/recognition-readouts")
    ResponseEntity<RecognitionReadouts> readouts() {
        RecognitionReadouts readouts = recognitions.readouts();
        return ResponseEntity.ok().eTag(tagOf(readouts)).body(readouts);
    }

    private String tagOf(RecognitionReadouts readouts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(readouts));
            return '"' + Bytes.copyOf(digest).toHex() + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @PostMapping("/v1/recognitions")
    @ResponseStatus(HttpStatus.CREATED)
    Recognition recognize(Caller caller, @RequestBody RecognitionRequest request) {
        caller.requireOperatorAtBase();
        return recognitions.recognize(caller, request);
    }

    @DeleteMapping("/v1/recognitions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void makeVoid(Caller caller, @PathVariable UUID id) {
        caller.requireOperatorAtBase();
        recognitions.makeVoid(caller, id);
    }
}
