package dev.cardmint.center.audit;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact for the log. Never holds personal data, keys or bytes of a command: identifiers, counts and short words
 * only.
 *
 * @param chip the chip's identity, hexadecimal
 * @param details short words by name
 */
public record AuditEntry(
        AuditKind kind,
        @Nullable String terminal,
        @Nullable String operator,
        @Nullable UUID session,
        @Nullable UUID record,
        @Nullable String chip,
        Map<String, String> details) {

    private static final int LONGEST_DETAIL = 200;

    public AuditEntry {
        details = Map.copyOf(details);
        for (String detail : details.values()) {
            if (detail.length() > LONGEST_DETAIL) {
                throw new IllegalArgumentException("A detail has at most %d characters".formatted(LONGEST_DETAIL));
            }
        }
    }

    /** An entry that names nobody yet; the methods below add to it. */
    public static AuditEntry of(AuditKind kind) {
        return new AuditEntry(kind, null, null, null, null, null, Map.of());
    }

    public AuditEntry by(Acting who) {
        return new AuditEntry(kind, who.terminalId(), who.operatorName(), session, record, chip, details);
    }

    public AuditEntry atTerminal(String id) {
        return new AuditEntry(kind, id, operator, session, record, chip, details);
    }

    public AuditEntry byOperator(String username) {
        return new AuditEntry(kind, terminal, username, session, record, chip, details);
    }

    public AuditEntry session(UUID id) {
        return new AuditEntry(kind, terminal, operator, id, record, chip, details);
    }

    public AuditEntry record(@Nullable UUID id) {
        return new AuditEntry(kind, terminal, operator, session, id, chip, details);
    }

    public AuditEntry chip(@Nullable String identity) {
        return new AuditEntry(kind, terminal, operator, session, record, identity, details);
    }

    public AuditEntry detail(String name, Object value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, value.toString());
        return new AuditEntry(kind, terminal, operator, session, record, chip, more);
    }
}
