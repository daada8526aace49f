package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.sessions.persistence.CardSessionRow;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Subject;

/** Entries of the audit log that are about a card session. */
final class SessionEntries {

    private SessionEntries() {}

    static AuditEntry of(AuditKind kind, Caller caller, CardSessionRow session) {
        return of(kind, session).by(caller);
    }

    /** Of what the center does by itself. */
    static AuditEntry of(AuditKind kind, CardSessionRow session) {
        Subject subject = session.subject();
        return AuditEntry.of(kind)
                .session(session.id())
                .record(subject.record())
                .chip(subject.chip());
    }
}
