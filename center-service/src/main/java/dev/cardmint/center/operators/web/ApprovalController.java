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
    ApprovalView request(Caller caller, @Valid @RequestBody NewApproval wanted) {
        return ApprovalView.of(approvals.request(wanted.toAction(), wanted.reason(), caller));
    }

    @GetMapping
    List<ApprovalView> waiting(Caller caller) {
        return approvals.waiting(caller).stream().map(ApprovalView::of).toList();
    }

    @GetMapping("/{id}")
    ApprovalView approval(Caller caller, @PathVariable UUID id) {
        return ApprovalView.of(approvals.find(id, caller));
    }

    @PostMapping("/{id}/decision")
    ApprovalView decide(Caller caller, @PathVariable UUID id, @RequestBody Decision decision) {
        return ApprovalView.of(approvals.decide(id, decision.approve(), caller));
    }

    record NewApproval(
            @NotNull ApprovalAction.Kind action,

            @Pattern(regexp = "([0-9A-Fa-f]{2}){4,32}", message = "is a chip's identity in hexadecimal digits")
            @Nullable
            String chip,

            @Nullable UUID record,

            @Pattern(
                    regexp = "[a-z][a-z0-9-]{0,39}/[1-9][0-9]{0,6}/[0-9A-F]{64}|[a-z]{1,20}/E-[1-7]",
                    message = "is a card type or design, its version and a digest, with / between them,"
                            + " or a method of destruction and its level")
            @Nullable
            String subject,

            @NotBlank @Size(max = 200) String reason) {

        ApprovalAction toAction() {
            String missing =
                    switch (action) {
                        case DESTROY_CHIP -> chip == null ? "chip" : null;
                        case DISPOSE_CARD -> chip == null ? "chip" : subject == null ? "subject" : null;
                        case ALLOW_AUTHENTICATION -> chip == null && record == null ? "chip" : null;
                        case REISSUE_WITHOUT_CARD, REISSUE_AGAIN -> record == null ? "record" : null;
                        case FIND_HOLDER, ACTIVATE_PROFILE, ACTIVATE_UNPROVED_PROFILE, ACTIVATE_DESIGN ->
                            subject == null ? "subject" : null;
                    };
            if (missing != null) {
                throw ProblemException.invalidFields(List.of(new FieldProblem(missing, "is missing")));
            }
            return new ApprovalAction(action, chip, record, subject);
        }
    }

    record Decision(boolean approve) {}

    /** An approval as its people see it. */
    record ApprovalView(
            UUID id,
            ApprovalAction.Kind action,
            @Nullable String chip,
            @Nullable UUID record,
            @Nullable String subject,
            String reason,
            String digest,
            Approval.State state,
            String requestedBy,
            @Nullable String decidedBy,
            Instant expiresAt) {

        static ApprovalView of(Approval approval) {
            return new ApprovalView(
                    approval.id(),
                    approval.action().kind(),
                    approval.action().chip(),
                    approval.action().record(),
                    approval.action().subject(),
                    approval.reason(),
                    approval.digest().toHex(),
                    approval.state(),
                    approval.requestedBy(),
                    approval.decidedBy(),
                    approval.expiresAt());
        }
    }
}
