package dev.cardmint.center.operators.persistence;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.operators.Operator;
import dev.cardmint.center.operators.Operators;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Operators as a table; changes are in the audit log. */
@Repository
@Transactional
class JpaOperators implements Operators {

    private final OperatorRows rows;
    private final AuditLog audit;

    JpaOperators(OperatorRows rows, AuditLog audit) {
        this.rows = rows;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable Operator find(String username) {
        return rows.findById(username)
                .filter(OperatorRow::isActive)
                .map(OperatorRow::toOperator)
                .orElse(null);
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable String passwordHash(String username) {
        return rows.findById(username)
                .filter(OperatorRow::isActive)
                .map(OperatorRow::passwordHash)
                .orElse(null);
    }

    @Override
    public void add(Operator operator, String passwordHash) {
        rows.save(OperatorRow.of(operator, passwordHash));
        audit.append(AuditEntry.of(AuditKind.OPERATOR_REGISTERED)
                .byOperator(operator.username())
                .detail("role", operator.role())
                .detail("branch", operator.branch()));
    }
}
