package dev.cardmint.center.operators.web;

import dev.cardmint.center.operators.Approval;
import dev.cardmint.center.operators.ApprovalAction;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking for a second person, and being one. */
@RestController
@RequestMapping("/v1/approvals")
class ApprovalController {

    private final Approvals approvals;

    ApprovalController(Approvals approvals) {
        this.approvals = approvals;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Answer request(Caller caller, @Valid @RequestBody NewApproval wanted) {
        return Answer.of(approvals.request(wanted.toAction(), wanted.reason(), caller));
    }

    @GetMapping
    List<Answer> waiting(Caller caller) {
        return approvals.waiting(caller).stream().map(Answer::of).toList();
    }

    @GetMapping("/{id}")
    Answer approval(Caller caller, @PathVariable UUID id) {
        return Answer.of(approvals.find(id, caller));
    }

    @PostMapping("/{id}/decision")
    Answer decide(Caller caller, @PathVariable UUID id, @RequestBody Decision decision) {
        return Answer.of(approvals.decide(id, decision.approve(), caller));
    }

    record NewApproval(
            @NotNull ApprovalAction.Kind action,

            @Pattern(regexp = "([0-9A-Fa-f]{2}){4,32}", message = "is a chip's identity in hexadecimal digits")
            @Nullable
            String chip,

            @Nullable UUID record,

            @NotBlank @Size(max = 200) String reason) {

        ApprovalAction toAction() {
            if (chip == null && (action == ApprovalAction.Kind.DESTROY_CHIP || record == null)) {
                throw ProblemException.invalidFields(List.of(new FieldProblem("chip", "is missing")));
            }
            return new ApprovalAction(action, chip, record);
        }
    }

    record Decision(boolean approve) {}

    /** An approval as its people see it. */
    record Answer(
            UUID id,
            ApprovalAction.Kind action,
            @Nullable String chip,
            @Nullable UUID record,
            String reason,
            String digest,
            Approval.State state,
            String requestedBy,
            @Nullable String decidedBy,
            Instant expiresAt) {

        static Answer of(Approval approval) {
            return new Answer(
                    approval.id(),
                    approval.action().kind(),
                    approval.action().chip(),
                    approval.action().record(),
                    approval.reason(),
                    approval.digest().toHex(),
                    approval.state(),
                    approval.requestedBy(),
                    approval.decidedBy(),
                    approval.expiresAt());
        }
    }
}
