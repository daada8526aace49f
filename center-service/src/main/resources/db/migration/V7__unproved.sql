-- Some cards can prove nothing of what was written to them: they are issued, and counted apart.
alter table issuance_records drop constraint issuance_records_phase_check;
alter table issuance_records drop constraint issuance_records_check1;
alter table issuance_records drop constraint issuance_records_check2;
alter table issuance_records add constraint issuance_records_phase_check
    check (phase in ('UNISSUED', 'WRITING', 'IN_DOUBT', 'ISSUED', 'ISSUED_UNPROVED'));
alter table issuance_records add constraint issuance_records_proof_check
    check ((phase in ('ISSUED', 'ISSUED_UNPROVED')) = (proof is not null));
alter table issuance_records add constraint issuance_records_unproved_check
    check ((phase = 'ISSUED_UNPROVED') = (proof is not null and proof = 'COMPARED'));
alter table issuance_records add constraint issuance_records_flag_check
    check ((phase in ('ISSUED', 'ISSUED_UNPROVED')) = (issuance_flag = 'ISSUED'));
