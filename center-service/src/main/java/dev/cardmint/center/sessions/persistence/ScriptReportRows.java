package dev.cardmint.center.sessions.persistence;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@code script_reports}. */
public interface ScriptReportRows extends JpaRepository<ScriptReportRow, ScriptReportRow.Key> {}
