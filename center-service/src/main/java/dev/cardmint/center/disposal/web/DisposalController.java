package dev.cardmint.center.disposal.web;

import dev.cardmint.center.disposal.Disposals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.model.disposal.DisposalCertificate;
import dev.cardmint.model.disposal.DisposalPermit;
import dev.cardmint.model.disposal.DisposalReport;
import dev.cardmint.model.disposal.DisposalStop;
import dev.cardmint.model.disposal.PermitRequest;
import dev.cardmint.model.disposal.WaitingCard;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cards that are to be destroyed: which, may I, I did. Every request can be repeated. */
@RestController
class DisposalController {

    private final Disposals disposals;

    DisposalController(Disposals disposals) {
        this.disposals = disposals;
    }

    @GetMapping("/v1/disposals")
    List<WaitingCard> waiting(Caller caller) {
        return disposals.waiting(caller);
    }

    @PostMapping("/v1/disposal-permits")
    @ResponseStatus(HttpStatus.CREATED)
    DisposalPermit permit(Caller caller, @RequestBody PermitRequest wanted) {
        return disposals.permit(caller, wanted);
    }

    @DeleteMapping("/v1/disposal-permits/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(Caller caller, @PathVariable UUID id, @RequestParam DisposalStop why) {
        disposals.stop(caller, id, why);
    }

    @PostMapping("/v1/disposals")
    @ResponseStatus(HttpStatus.CREATED)
    DisposalCertificate certify(Caller caller, @RequestBody DisposalReport report) {
        return disposals.certify(caller, report);
    }

    @GetMapping("/v1/disposals/{id}")
    DisposalCertificate certificate(Caller caller, @PathVariable UUID id) {
        return disposals.certificate(caller, id);
    }

    @GetMapping(path = "/v1/disposals/{id}/page", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] page(Caller caller, @PathVariable UUID id) {
        return disposals.page(caller, id).toByteArray();
    }
}
