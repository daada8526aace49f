package dev.cardmint.center.terminals.persistence;

import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.terminals.TerminalState;
import dev.cardmint.model.bytes.Bytes;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of the terminal registry. */
@Entity
@Table(name = "terminals")
class TerminalRow {

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private TerminalKind kind;

    private String branch;

    private boolean drill;

    @Column(name = "certificate_sha256")
    private byte[] certificateSha256;

    @Enumerated(EnumType.STRING)
    private TerminalState state;

    protected TerminalRow() {}

    static TerminalRow of(Terminal terminal) {
        TerminalRow row = new TerminalRow();
        row.id = terminal.id();
        row.kind = terminal.kind();
        row.branch = terminal.branch();
        row.drill = terminal.drill();
        row.certificateSha256 = terminal.certificateSha256().toByteArray();
        row.state = terminal.state();
        return row;
    }

    Terminal toTerminal() {
        return new Terminal(id, kind, branch, drill, Bytes.copyOf(certificateSha256), state);
    }

    void setState(TerminalState next) {
        this.state = next;
    }
}
