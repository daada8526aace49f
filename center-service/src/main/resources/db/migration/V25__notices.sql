-- Where a holder wants to be told, encrypted under the record's own data key.
create table holder_contacts (
    record_id uuid primary key references issuance_records,
    data      bytea not null
);

-- What is told to holders: one notice for each card that counts, entered in the transaction that counts it. Of the
-- holder it says nothing; of those who gave an address, mail is sent later.
create table issuance_notices (
    id              uuid primary key,
    record_id       uuid        not null references issuance_records,
    issuance_count  integer     not null check (issuance_count > 0),
    reason          text        check (reason in ('DAMAGED', 'LOST', 'STOLEN', 'EXPIRED', 'UPGRADED')),
    old_card        text        check (old_card in ('ENDED', 'LOCKED', 'BLOCKED', 'DESTROYED')),
    branch          text        not null,
    issued_at       timestamptz not null,
    state           text        not null check (state in ('NO_ADDRESS', 'WAITING', 'SENT', 'GIVEN_UP')),
    attempts        integer     not null,
    next_attempt_at timestamptz not null,
    settled_at      timestamptz,
    unique (record_id, issuance_count),
    check ((state in ('SENT', 'GIVEN_UP')) = (settled_at is not null))
);
create index issuance_notices_waiting on issuance_notices (next_attempt_at) where state = 'WAITING';
