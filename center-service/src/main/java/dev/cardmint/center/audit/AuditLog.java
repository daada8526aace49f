package dev.cardmint.center.audit;

import java.util.List;

/** Where every action and every refusal is written down; nothing that is done goes without its entry. */
public interface AuditLog {

    /**
     * Writes what is being done, in the caller's transaction: both are committed or neither is.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    void append(AuditEntry entry);

    /** Writes many entries as {@link #append} does, in their order. */
    void appendAll(List<AuditEntry> entries);

    /** Writes a refusal, in a transaction of its own. A caller that gets an exception here must fail as well. */
    void appendRefusal(AuditEntry entry);
}
