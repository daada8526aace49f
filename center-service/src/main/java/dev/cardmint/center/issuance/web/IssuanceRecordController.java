package dev.cardmint.center.issuance.web;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState;
import dev.cardmint.center.issuance.IssuanceState.IssuanceFlag;
import dev.cardmint.center.issuance.IssuanceState.Issued;
import dev.cardmint.center.issuance.IssuanceState.Phase;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.model.relay.Proof;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where one record stands. */
@RestController
@RequestMapping("/v1/issuance-records")
class IssuanceRecordController {

    private final IssuanceRecords records;

    IssuanceRecordController(IssuanceRecords records) {
        this.records = records;
    }

    /** A line of the issuance file; the chip by its identity, personal data never. */
    record IssuanceRecordView(
            UUID record,
            String cardType,
            Phase state,
            IssuanceFlag issuanceFlag,
            int issuanceCount,
            @Nullable Proof proof,
            @Nullable String chip) {

        static IssuanceRecordView of(IssuanceRecord issuance) {
            IssuanceState state = issuance.state();
            ChipIdentity chip = state.chip();
            return new IssuanceRecordView(
                    issuance.id().value(),
                    issuance.profile(),
                    state.phase(),
                    state.flag(),
                    state.issuanceCount(),
                    state instanceof Issued issued ? issued.proof() : null,
                    chip == null ? null : chip.value());
        }
    }

    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    IssuanceRecordView get(Caller caller, @PathVariable UUID id) {
        caller.requireOperator();
        return IssuanceRecordView.of(records.get(new RecordId(id)));
    }
}
