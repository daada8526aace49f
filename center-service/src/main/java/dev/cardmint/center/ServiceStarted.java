package dev.cardmint.center;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes every start into the audit log, before the first request is taken: a log that cannot be written stops it. */
@Component
class ServiceStarted implements SmartInitializingSingleton {

    private final AuditLog audit;
    private final TransactionTemplate transaction;

    ServiceStarted(AuditLog audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        AuditEntry entry = AuditEntry.of(AuditKind.SERVICE_STARTED)
                .detail("java", Runtime.version())
                .detail("process", ProcessHandle.current().pid());
        transaction.executeWithoutResult(status -> audit.append(entry));
    }
}
