package dev.cardmint.center.operators.persistence;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The table of operators. */
interface OperatorRows extends Repository<OperatorRow, String> {

    Optional<OperatorRow> findById(String username);

    OperatorRow save(OperatorRow row);
}
