/**
 * PostgreSQL for labs: {@link dev.cardmint.lab.postgres.LabPostgres} runs a real server from binaries that Maven
 * brings. A production center is given a database instead.
 */
@NullMarked
package dev.cardmint.lab.postgres;

import org.jspecify.annotations.NullMarked;
