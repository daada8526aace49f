package dev.cardmint.center.web;

import dev.cardmint.center.audit.Acting;
import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.model.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Puts into the audit log what was refused to whom: a rule that says no is as much a fact as what is done. */
@Component
public class Refusals {

    private final AuditLog log;

    Refusals(AuditLog log) {
        this.log = log;
    }

    /** Writes a refusal to whoever the request is authenticated as. */
    public void record(ProblemType type, HttpServletRequest request) {
        Acting who = who();
        log.appendRefusal(
                who == null ? entry(type, request) : entry(type, request).by(who));
    }

    /** Writes a refusal to a terminal that got no further, or to one that is not known. */
    public void record(ProblemType type, HttpServletRequest request, @Nullable String terminal) {
        log.appendRefusal(
                terminal == null ? entry(type, request) : entry(type, request).atTerminal(terminal));
    }

    private static AuditEntry entry(ProblemType type, HttpServletRequest request) {
        return AuditEntry.of(AuditKind.REQUEST_REFUSED)
                .detail("problem", type.name())
                .detail("route", route(request));
    }

    static boolean isRefusal(ProblemType type) {
        return type.status() == 401 || type.status() == 403 || type.status() == 409 || type.status() == 429;
    }

    /** The pattern and not the path: what a caller puts into a path may be anything. */
    private static String route(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (pattern == null ? "" : pattern);
    }

    private static @Nullable Acting who() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Acting acting ? acting : null;
    }
}
