-- The reissuing file: data taken out of the issuance file for one more card, encrypted under the record's own data
-- key, erased once the card is issued, the reissue is cancelled or its time is over.
create table reissue_entries (
    record_id    uuid primary key references issuance_records,
    reason       text        not null check (reason in ('DAMAGED', 'LOST', 'STOLEN', 'EXPIRED', 'UPGRADED')),
    old_chip     text        not null,
    old_proof    text        not null,
    with_card    boolean     not null,
    data         bytea,
    requested_by text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    version      integer     not null
);
create index reissue_entries_by_end on reissue_entries (expires_at) where data is not null;

alter table approvals drop constraint approvals_kind_check;
alter table approvals add constraint approvals_kind_check
    check (kind in ('DESTROY_CHIP', 'ALLOW_AUTHENTICATION', 'REISSUE_WITHOUT_CARD', 'REISSUE_AGAIN', 'ACTIVATE_PROFILE',
                    'ACTIVATE_UNPROVED_PROFILE', 'ACTIVATE_DESIGN'));
