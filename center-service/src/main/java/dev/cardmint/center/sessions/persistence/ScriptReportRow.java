package dev.cardmint.center.sessions.persistence;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.StopReason;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One row of {@code script_reports}: what came back for one script, kept with the R-MACs that prove it. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read in the database only
@Table(name = "script_reports")
public class ScriptReportRow implements Persistable<ScriptReportRow.Key> {

    /** Session and step. */
    @Embeddable
    public record Key(UUID sessionId, int step) {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private StopReason stopped;

    private @Nullable Integer unanswered;
    private byte[] answers;
    private Instant reportedAt;

    @Transient
    private boolean stored;

    protected ScriptReportRow() {}

    public ScriptReportRow(UUID session, int step, ScriptReport report, Instant reportedAt) {
        this.key = new Key(session, step);
        this.stopped = report.stopped();
        this.unanswered = report.unanswered();
        this.answers = lengthPrefixed(report.answers());
        this.reportedAt = reportedAt;
    }

    /** Each answer after its length in two bytes. */
    private static byte[] lengthPrefixed(List<Bytes> answers) {
        var out = new ByteArrayOutputStream();
        for (Bytes answer : answers) {
            out.write(answer.size() >> 8);
            out.write(answer.size());
            out.writeBytes(answer.toByteArray());
        }
        return out.toByteArray();
    }

    @Override
    public Key getId() {
        return key;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PrePersist
    void markStored() {
        stored = true;
    }
}
