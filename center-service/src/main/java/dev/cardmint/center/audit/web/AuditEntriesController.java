package dev.cardmint.center.audit.web;

import dev.cardmint.center.audit.AuditEntries;
import dev.cardmint.center.audit.AuditEntries.Stored;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log for supervisors and security officers; who may read it is a rule of the filter chain. */
@RestController
class AuditEntriesController {

    private final AuditEntries entries;

    AuditEntriesController(AuditEntries entries) {
        this.entries = entries;
    }

    @GetMapping("/v1/audit-entries")
    List<Stored> after(
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return entries.after(after, limit);
    }
}
