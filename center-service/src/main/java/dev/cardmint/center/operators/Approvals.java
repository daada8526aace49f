package dev.cardmint.center.operators;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What needs two people goes through here: one asks, another decides, and the action uses the approval up. */
@Service
public class Approvals {

    private final ApprovalStore store;
    private final AuditLog audit;
    private final OperatorSettings settings;
    private final Clock clock;

    Approvals(ApprovalStore store, AuditLog audit, OperatorSettings settings, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks for an action; any operator may. */
    @Transactional
    public Approval request(ApprovalAction action, String reason, Caller caller) {
        Operator operator = caller.requireOperator();
        Instant now = clock.instant();
        Approval approval = Approval.request(action, reason, operator, now, now.plus(settings.approvalLife()));
        store.save(approval);
        append(AuditKind.APPROVAL_REQUESTED, approval, caller);
        return approval;
    }

    /** Decides at an office desk, never at the base that asks. */
    @Transactional
    public Approval decide(UUID id, boolean approve, Caller caller) {
        caller.requireTerminal(TerminalKind.OFFICE);
        Operator operator = caller.requireOperator();
        Approval asked = locked(id);
        caller.requireRole(asked.action().kind().deciders());
        Approval decided = asked.decide(approve, operator, clock.instant());
        store.save(decided);
        append(approve ? AuditKind.APPROVAL_GRANTED : AuditKind.APPROVAL_DENIED, decided, caller);
        return decided;
    }

    /**
     * Uses an approval up for the action that the caller is about to do, in the caller's transaction.
     *
     * @throws ProblemException unless it was granted for exactly this action, to this operator, and is unused
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Approval use(UUID id, ApprovalAction action, Caller caller) {
        Operator operator = caller.requireOperator();
        Approval used = locked(id).use(action, operator, clock.instant());
        store.save(used);
        append(AuditKind.APPROVAL_USED, used, caller);
        return used;
    }

    /** One approval, for those who asked or may decide. */
    @Transactional(readOnly = true)
    public Approval find(UUID id, Caller caller) {
        caller.requireOperator();
        Approval approval = store.find(id);
        if (approval == null) {
            throw unknown();
        }
        return approval;
    }

    /** What waits for a second person's decision. */
    @Transactional(readOnly = true)
    public List<Approval> waiting(Caller caller) {
        caller.requireRole(Role.SUPERVISOR, Role.SECURITY_OFFICER);
        return store.waiting(clock.instant());
    }

    private Approval locked(UUID id) {
        Approval approval = store.lock(id);
        if (approval == null) {
            throw unknown();
        }
        return approval;
    }

    private void append(AuditKind kind, Approval approval, Caller caller) {
        audit.append(AuditEntry.of(kind)
                .by(caller)
                .chip(approval.action().chip())
                .record(approval.action().record())
                .detail("approval", approval.id())
                .detail("action", approval.action().kind())
                .detail("digest", approval.digest().toHex()));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such approval.");
    }
}
