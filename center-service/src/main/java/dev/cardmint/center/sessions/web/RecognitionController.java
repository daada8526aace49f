package dev.cardmint.center.sessions.web;

import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.sessions.Recognitions;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.RecognitionReadouts;
import dev.cardmint.model.relay.RecognitionRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is this card? */
@RestController
class RecognitionController {

    private final Recognitions recognitions;

    RecognitionController(Recognitions recognitions) {
        this.recognitions = recognitions;
    }

    @GetMapping("/v1/recognition-readouts")
    RecognitionReadouts readouts() {
        return recognitions.readouts();
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
