-- What finds a record of the issuance file: hashes of values of its holder that only the key vault can make. They go
-- with the record. A record's own row may be written after them in the same transaction.
create table record_hashes (
    record_id uuid  not null references issuance_records on delete cascade deferrable initially deferred,
    found_by  text  not null,
    hash      bytea not null,
    primary key (record_id, found_by)
);
create index record_hashes_by_hash on record_hashes (hash);

-- Records of releases before get their hashes little by little.
alter table issuance_records add column hashed boolean not null default false;
create index issuance_records_to_hash on issuance_records (sequence) where not hashed;

alter table approvals drop constraint approvals_kind_check;
alter table approvals add constraint approvals_kind_check
    check (kind in ('DESTROY_CHIP', 'ALLOW_AUTHENTICATION', 'REISSUE_WITHOUT_CARD', 'REISSUE_AGAIN', 'ACTIVATE_PROFILE',
                    'ACTIVATE_UNPROVED_PROFILE', 'ACTIVATE_DESIGN', 'FIND_HOLDER', 'DISPOSE_CARD'));
