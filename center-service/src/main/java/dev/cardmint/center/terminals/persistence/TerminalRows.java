package dev.cardmint.center.terminals.persistence;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The table of terminals. */
interface TerminalRows extends Repository<TerminalRow, String> {

    Optional<TerminalRow> findById(String id);

    Optional<TerminalRow> findByCertificateSha256(byte[] certificateSha256);

    TerminalRow save(TerminalRow row);
}
