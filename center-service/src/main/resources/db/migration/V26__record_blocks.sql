-- Records that no card may be made for, as long as the row is there.
create table record_blocks (
    record_id  uuid primary key references issuance_records,
    reason     text        not null check (reason in ('FRAUD', 'DECEASED', 'LEFT', 'OTHER')),
    blocked_by text        not null,
    blocked_at timestamptz not null
);
