package dev.cardmint.center.sessions.web;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.sessions.Destructions;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A chip is declared destroyed by two people. */
@RestController
class DestructionController {

    private final Destructions destructions;

    DestructionController(Destructions destructions) {
        this.destructions = destructions;
    }

    /** The approval of the second person. */
    record DestructionRequest(UUID approval) {}

    @PostMapping("/v1/chips/{identity}/destruction")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void declare(Caller caller, @PathVariable String identity, @RequestBody DestructionRequest request) {
        caller.requireOperator();
        destructions.declare(caller, parse(identity), request.approval());
    }

    private static ChipIdentity parse(String identity) {
        try {
            return new ChipIdentity(identity);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "No such chip in the books.");
        }
    }
}
