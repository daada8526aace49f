package dev.cardmint.center.issuance.web;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.issuance.BlockReason;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState;
import dev.cardmint.center.issuance.IssuanceState.IssuanceFlag;
import dev.cardmint.center.issuance.IssuanceState.Issued;
import dev.cardmint.center.issuance.IssuanceState.Phase;
import dev.cardmint.center.issuance.RecordBlocks;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Role;
import dev.cardmint.model.relay.Proof;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where one record stands. */
@RestController
@RequestMapping("/v1/issuance-records")
class IssuanceRecordController {

    private final IssuanceRecords records;
    private final RecordBlocks blocks;

    IssuanceRecordController(IssuanceRecords records, RecordBlocks blocks) {
        this.records = records;
        this.blocks = blocks;
    }

    /** A line of the issuance file; the chip by its identity, personal data never. */
    record IssuanceRecordView(
            UUID record,
            String cardType,
            Phase state,
            IssuanceFlag issuanceFlag,
            int issuanceCount,
            @Nullable Proof proof,
            @Nullable String chip,
            @Nullable BlockReason blocked) {

        static IssuanceRecordView of(IssuanceRecord issuance, @Nullable BlockReason blocked) {
            IssuanceState state = issuance.state();
            ChipIdentity chip = state.chip();
            return new IssuanceRecordView(
                    issuance.id().value(),
                    issuance.profile(),
                    state.phase(),
                    state.flag(),
                    state.issuanceCount(),
                    state instanceof Issued issued ? issued.proof() : null,
                    chip == null ? null : chip.value(),
                    blocked);
        }
    }

    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    IssuanceRecordView get(Caller caller, @PathVariable UUID id) {
        caller.requireOperator();
        var record = new RecordId(id);
        return IssuanceRecordView.of(records.get(record), blocks.reason(record));
    }

    /** Why no card may be made for a record. */
    record BlockView(BlockReason reason) {}

    @PostMapping("/{id}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(Caller caller, @PathVariable UUID id, @RequestBody BlockView block) {
        caller.requireRole(Role.SUPERVISOR, Role.SECURITY_OFFICER);
        blocks.block(caller, new RecordId(id), block.reason());
    }

    @DeleteMapping("/{id}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(Caller caller, @PathVariable UUID id) {
        caller.requireRole(Role.SUPERVISOR, Role.SECURITY_OFFICER);
        blocks.unblock(caller, new RecordId(id));
    }
}
