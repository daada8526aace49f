-- Data keys lie in a schema of their own: its backups are kept apart and for fewer days than the records'.
create schema data_keys;

create table data_keys.record_keys (
    record_id   uuid primary key,
    wrapped_key bytea       not null,
    created_at  timestamptz not null
);

create table chips (
    id          uuid primary key,
    purpose     text        not null check (purpose in ('DRILL', 'PRODUCTION')),
    identity    text        not null,
    profile     text        not null,
    branch      text        not null,
    state       text        not null check (state in ('STOCK', 'RESERVED', 'WRITING', 'IN_DOUBT', 'LIVE', 'SUSPENDED', 'RETIRED', 'SPOILED', 'DESTROYED')),
    blocked     boolean     not null,
    claim       text,
    record_id   uuid,
    changed_at  timestamptz not null,
    version     integer     not null,
    unique (purpose, identity)
);
create index chips_by_claim on chips (purpose, claim);

create table issuance_records (
    id              uuid primary key,
    sequence        bigint generated always as identity,
    profile         text        not null,
    profile_version integer     not null,
    purpose         text        not null check (purpose in ('DRILL', 'PRODUCTION')),
    phase           text        not null check (phase in ('UNISSUED', 'WRITING', 'IN_DOUBT', 'ISSUED')),
    issuance_flag   text        not null check (issuance_flag in ('UNISSUED', 'ISSUED')),
    issuance_count  integer     not null check (issuance_count >= 0),
    chip            text,
    proof           text,
    data            bytea       not null,
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    version         integer     not null,
    check ((phase = 'UNISSUED') = (chip is null)),
    check ((phase = 'ISSUED') = (proof is not null)),
    check ((phase = 'ISSUED') = (issuance_flag = 'ISSUED'))
);
create index issuance_records_by_phase on issuance_records (purpose, phase, sequence);
-- One chip per record at a time, and one record per chip.
create unique index issuance_records_by_chip on issuance_records (purpose, chip) where chip is not null;

create table recognitions (
    id              uuid primary key,
    terminal        text        not null,
    operator        text        not null,
    reader          text        not null,
    profile         text,
    profile_version integer,
    claim           text,
    expires_at      timestamptz not null,
    void            boolean     not null,
    version         integer     not null
);

create table offers (
    id             uuid primary key,
    recognition_id uuid        not null references recognitions,
    terminal       text        not null,
    operator       text        not null,
    purpose        text        not null check (purpose in ('DRILL', 'PRODUCTION')),
    claim          text,
    operation      text        not null,
    record_id      uuid        not null references issuance_records,
    chip           text,
    host_challenge bytea       not null,
    state          text        not null check (state in ('OPEN', 'WITHDRAWN', 'REFUSED', 'USED', 'UNFINISHED', 'AUTHENTICATED')),
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    sequence       bigint generated always as identity,
    version        integer     not null
);
create index offers_by_claim on offers (purpose, claim, sequence);
create index offers_by_record on offers (record_id) where state = 'OPEN';

create table card_sessions (
    id              uuid primary key,
    offer_id        uuid        not null unique references offers,
    terminal        text        not null,
    operator        text        not null,
    operation       text        not null,
    purpose         text        not null check (purpose in ('DRILL', 'PRODUCTION')),
    record_id       uuid        not null references issuance_records,
    chip            text        not null,
    profile         text        not null,
    profile_version integer     not null,
    step            integer     not null,
    stage           text        not null,
    chip_keys       text        not null,
    application     boolean     not null,
    life_cycle      text        not null,
    channel         bytea,
    r_macs          integer     not null,
    commands        integer     not null,
    proved_through  integer     not null,
    stopped         text,
    result          text,
    proof           text,
    code            text,
    status_word     text,
    command         text,
    superseded      boolean     not null,
    opened_at       timestamptz not null,
    closed_at       timestamptz,
    sequence        bigint generated always as identity,
    version         integer     not null,
    check ((result is null) = (closed_at is null))
);
create index card_sessions_by_chip on card_sessions (purpose, chip, sequence);

-- What was sent and what came back, script by script: the transmissions and write results. Answers are as the card
-- gave them, R-MAC included, and carry no personal data.
create table script_reports (
    session_id  uuid        not null references card_sessions,
    step        integer     not null,
    stopped     text        not null,
    unanswered  integer,
    answers     bytea       not null,
    reported_at timestamptz not null,
    primary key (session_id, step)
);
