package dev.cardmint.center.terminals.persistence;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.center.terminals.TerminalState;
import dev.cardmint.center.terminals.Terminals;
import dev.cardmint.model.bytes.Bytes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The registry as a table; changes are in the audit log. */
@Repository
@Transactional
class JpaTerminals implements Terminals {

    private final TerminalRows rows;
    private final AuditLog audit;

    JpaTerminals(TerminalRows rows, AuditLog audit) {
        this.rows = rows;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable Terminal find(String id) {
        return rows.findById(id).map(TerminalRow::toTerminal).orElse(null);
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable Terminal findByCertificate(Bytes sha256) {
        return rows.findByCertificateSha256(sha256.toByteArray())
                .map(TerminalRow::toTerminal)
                .orElse(null);
    }

    @Override
    public void save(Terminal terminal) {
        rows.save(TerminalRow.of(terminal));
        audit.append(AuditEntry.of(AuditKind.TERMINAL_REGISTERED)
                .atTerminal(terminal.id())
                .detail("kind", terminal.kind())
                .detail("drill", terminal.drill()));
    }

    @Override
    public void setState(String id, TerminalState state) {
        TerminalRow row = rows.findById(id).orElseThrow(() -> new IllegalArgumentException("No such terminal: " + id));
        row.setState(state);
        AuditKind kind = state == TerminalState.ACTIVE ? AuditKind.TERMINAL_ACTIVATED : AuditKind.TERMINAL_SUSPENDED;
        audit.append(AuditEntry.of(kind).atTerminal(id));
    }
}
