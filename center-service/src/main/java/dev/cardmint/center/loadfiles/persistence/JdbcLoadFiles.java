package dev.cardmint.center.loadfiles.persistence;

import dev.cardmint.center.loadfiles.store.LoadFile;
import dev.cardmint.center.loadfiles.store.LoadFileStore;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Load files as a table; what is read of it needs no transaction. */
@Repository
class JdbcLoadFiles implements LoadFileStore {

    private static final String FILE =
            "select digest, package_aid, length(content) as size, uploaded_by, uploaded_at from load_files ";

    private final JdbcClient database;

    JdbcLoadFiles(JdbcClient database) {
        this.database = database;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(LoadFile file, Bytes content) {
        database.sql("insert into load_files (digest, package_aid, content, uploaded_by, uploaded_at)"
                        + " values (:digest, :package, :content, :by, :at) on conflict do nothing")
                .param("digest", file.digest().toByteArray())
                .param("package", file.packageAid().toString())
                .param("content", content.toByteArray())
                .param("by", file.uploadedBy())
                .param("at", file.uploadedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public @Nullable LoadFile find(Bytes digest) {
        return database.sql(FILE + "where digest = :digest")
                .param("digest", digest.toByteArray())
                .query(JdbcLoadFiles::file)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable Bytes content(Bytes digest) {
        return database.sql("select content from load_files where digest = :digest")
                .param("digest", digest.toByteArray())
                .query((row, index) -> Bytes.copyOf(row.getBytes("content")))
                .optional()
                .orElse(null);
    }

    @Override
    public List<LoadFile> all() {
        return database.sql(FILE + "order by package_aid, uploaded_at")
                .query(JdbcLoadFiles::file)
                .list();
    }

    private static LoadFile file(ResultSet row, int index) throws SQLException {
        return new LoadFile(
                Bytes.copyOf(row.getBytes("digest")),
                Aid.parse(row.getString("package_aid")),
                row.getInt("size"),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }
}
