create table terminals (
    id text primary key,
    kind text not null check (kind in ('BASE', 'OFFICE', 'CUSTOMER')),
    branch text not null,
    drill boolean not null,
    certificate_sha256 bytea not null unique check (length(certificate_sha256) = 32),
    state text not null check (state in ('ACTIVE', 'SUSPENDED'))
);

create table operators (
    username text primary key,
    display_name text not null,
    role text not null check (role in ('CLERK', 'SUPERVISOR', 'SECURITY_OFFICER')),
    branch text not null,
    password_hash text not null,
    active boolean not null default true
);

-- the token itself is nowhere: only its digest
create table operator_tokens (
    digest bytea primary key check (length(digest) = 32),
    username text not null references operators,
    terminal text not null references terminals,
    certificate_sha256 bytea not null,
    expires_at timestamptz not null,
    ends_at timestamptz not null
);

create index operator_tokens_ends_at on operator_tokens (ends_at);

-- the typed name may be anything, a password by mistake included: only its digest is kept
create table sign_in_attempts (
    account bytea not null check (length(account) = 32),
    terminal text not null references terminals,
    attempts integer not null,
    last_at timestamptz not null,
    primary key (account, terminal)
);

create table approvals (
    id uuid primary key,
    kind text not null check (kind in ('DESTROY_CHIP', 'ALLOW_AUTHENTICATION')),
    chip text,
    record uuid,
    reason text not null,
    digest bytea not null check (length(digest) = 32),
    state text not null check (state in ('REQUESTED', 'APPROVED', 'REFUSED', 'USED')),
    requested_by text not null references operators,
    requested_at timestamptz not null,
    expires_at timestamptz not null,
    decided_by text references operators,
    decided_at timestamptz,
    used_at timestamptz,
    check (decided_by is null or decided_by <> requested_by),
    check ((state = 'REQUESTED') = (decided_by is null)),
    check ((state = 'USED') = (used_at is not null))
);

-- the number is a storage order, not the log's index: it may have gaps
create table audit_entries (
    number bigint generated always as identity primary key,
    at timestamptz not null,
    kind text not null,
    terminal text,
    operator text,
    session uuid,
    record uuid,
    chip text,
    details jsonb not null
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit entries are never changed or deleted';
end
$$;

create trigger audit_entries_are_append_only before update or delete on audit_entries
    for each row execute function refuse_audit_change();

create trigger audit_entries_are_not_truncated before truncate on audit_entries
    for each statement execute function refuse_audit_change();

create table idempotency_keys (
    scope bytea primary key check (length(scope) = 32),
    body bytea not null check (length(body) = 32),
    resource uuid,
    created_at timestamptz not null
);

create index idempotency_keys_created_at on idempotency_keys (created_at);

create table card_requests (
    id uuid primary key,
    customer text not null references terminals,
    order_id text not null,
    card_type text not null,
    commitment bytea not null,
    record uuid not null unique,
    created_at timestamptz not null,
    unique (customer, order_id)
);
