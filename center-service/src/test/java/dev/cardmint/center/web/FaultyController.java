package dev.cardmint.center.web;

import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Fails in ways that no real controller should. */
@TestComponent
@RestController
class FaultyController {

    @GetMapping("/test/bug")
    String bug() {
        throw new IllegalStateException("4929123412341234 must not be told");
    }

    @GetMapping("/test/race")
    String race() {
        throw new ConcurrencyFailureException("a row that somebody else has changed");
    }

    @PostMapping("/test/{id}")
    Thing thing(@PathVariable UUID id, @RequestHeader("Idempotency-Key") UUID key, @RequestBody Thing thing) {
        return thing;
    }

    record Thing(int count, Inner inner) {

        record Inner(String name) {}
    }
}
