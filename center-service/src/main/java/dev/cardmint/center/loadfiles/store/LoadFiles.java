package dev.cardmint.center.loadfiles.store;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.loadfiles.CapFile;
import dev.cardmint.center.loadfiles.MalformedCapFileException;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Role;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The CAP files that card types may name by their digests. A file never changes, so it is read once. */
@Service
public class LoadFiles {

    private final LoadFileStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final Map<Bytes, CapFile> read = new ConcurrentHashMap<>();

    LoadFiles(LoadFileStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes a whole CAP file. The same file once more changes nothing. */
    @Transactional
    public LoadFile upload(Caller caller, Bytes content) {
        caller.requireTerminal(TerminalKind.OFFICE);
        String officer = caller.requireRole(Role.SECURITY_OFFICER).username();
        LoadFile known = store.find(digest(content));
        if (known != null) {
            return known;
        }
        var file = new LoadFile(
                digest(content), readable(content).declared().aid(), content.size(), officer, clock.instant());
        store.add(file, content);
        audit.append(AuditEntry.of(AuditKind.LOAD_FILE_UPLOADED)
                .by(caller)
                .detail("package", file.packageAid())
                .detail("digest", file.digest().toHex()));
        return file;
    }

    private static CapFile readable(Bytes content) {
        try {
            return CapFile.parse(content);
        } catch (MalformedCapFileException e) {
            throw new ProblemException(
                    ProblemType.MALFORMED_LOAD_FILE,
                    String.valueOf(e.getMessage()),
                    List.of(new FieldProblem("loadFile", String.valueOf(e.getMessage()))));
        }
    }

    /** Every load file. */
    public List<LoadFile> all(Caller caller) {
        caller.requireRole(Role.SECURITY_OFFICER, Role.SUPERVISOR);
        return store.all();
    }

    /** A file's bytes as they were uploaded. */
    public Bytes content(Caller caller, Bytes digest) {
        caller.requireRole(Role.SECURITY_OFFICER, Role.SUPERVISOR);
        Bytes content = store.content(digest);
        if (content == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such load file.");
        }
        return content;
    }

    /** Whether the center has the file. */
    public boolean has(Bytes digest) {
        return store.find(digest) != null;
    }

    /**
     * The load file with this digest.
     *
     * @throws UnknownLoadFileException if there is none
     */
    public CapFile get(Bytes digest) {
        CapFile known = read.get(digest);
        if (known == null) {
            Bytes content = store.content(digest);
            if (content == null) {
                throw new UnknownLoadFileException();
            }
            known = CapFile.parse(content);
            read.put(digest, known);
        }
        return known;
    }

    static Bytes digest(Bytes content) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }
}
