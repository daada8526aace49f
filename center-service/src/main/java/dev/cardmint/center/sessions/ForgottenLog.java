package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditLog;
import java.util.List;

/** Where entries about cards go that exist in memory only: that one was tried is written down by who tries it. */
final class ForgottenLog implements AuditLog {

    @Override
    public void append(AuditEntry entry) {}

    @Override
    public void appendAll(List<AuditEntry> entries) {}

    @Override
    public void appendRefusal(AuditEntry entry) {}
}
