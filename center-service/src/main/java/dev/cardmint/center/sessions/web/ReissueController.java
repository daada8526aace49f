package dev.cardmint.center.sessions.web;

import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.sessions.Reissues;
import dev.cardmint.model.relay.Reissue;
import dev.cardmint.model.relay.ReissueRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One more card for the same holder. Beginning twice is a conflict: the record is taken out once. */
@RestController
@RequestMapping("/v1/reissues")
class ReissueController {

    private final Reissues reissues;

    ReissueController(Reissues reissues) {
        this.reissues = reissues;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Reissue begin(Caller caller, @RequestBody ReissueRequest request) {
        caller.requireOperatorAtBase();
        return reissues.begin(caller, request);
    }

    @GetMapping("/{record}")
    Reissue get(Caller caller, @PathVariable UUID record) {
        caller.requireOperator();
        return reissues.find(record);
    }

    @DeleteMapping("/{record}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Caller caller, @PathVariable UUID record) {
        caller.requireOperatorAtBase();
        reissues.cancel(caller, record);
    }
}
