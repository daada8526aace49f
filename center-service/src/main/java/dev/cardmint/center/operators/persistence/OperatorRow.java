package dev.cardmint.center.operators.persistence;

import dev.cardmint.center.operators.Operator;
import dev.cardmint.center.operators.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of the operators. */
@Entity
@Table(name = "operators")
class OperatorRow {

    @Id
    private String username;

    private String displayName;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String branch;

    private String passwordHash;

    private boolean active;

    protected OperatorRow() {}

    static OperatorRow of(Operator operator, String passwordHash) {
        OperatorRow row = new OperatorRow();
        row.username = operator.username();
        row.displayName = operator.displayName();
        row.role = operator.role();
        row.branch = operator.branch();
        row.passwordHash = passwordHash;
        row.active = true;
        return row;
    }

    Operator toOperator() {
        return new Operator(username, displayName, role, branch);
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean isActive() {
        return active;
    }
}
