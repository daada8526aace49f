-- What was permitted to be destroyed, and what is certified as destroyed: one line for a card.
create table disposals (
    id           uuid primary key,
    purpose      text        not null check (purpose in ('DRILL', 'PRODUCTION')),
    chip         text        not null,
    card_type    text        not null,
    branch       text        not null,
    life_end     text        not null check (life_end in ('RETIRED_PROVED', 'RETIRED_UNPROVED', 'SPOILED', 'DECLARED_DEAD')),
    serial       text        not null,
    method       text        not null check (method in ('MANUAL', 'COMMAND', 'HTTP', 'SIMULATED')),
    unit         text        not null,
    level        integer     not null check (level between 1 and 7),
    terminal     text        not null references terminals,
    permitted_by text        not null references operators,
    permitted_at timestamptz not null,
    destroyed_by text references operators,
    destroyed_at timestamptz,
    certified_at timestamptz,
    witness      text references operators,
    approval     uuid references approvals,
    unique (purpose, chip),
    check ((certified_at is null) = (destroyed_at is null) and (certified_at is null) = (destroyed_by is null)),
    check ((approval is null) = (witness is null) and (witness is null or witness <> destroyed_by)),
    check (certified_at is null or method <> 'MANUAL' or witness is not null),
    check (method <> 'SIMULATED' or purpose = 'DRILL')
);

create function refuse_certificate_change() returns trigger language plpgsql as $$
begin
    raise exception 'a disposal certificate is never changed';
end
$$;

create trigger disposal_certificates_stay
    before update or delete on disposals
    for each row when (old.certified_at is not null) execute function refuse_certificate_change();

-- The certificate of a chip's destruction; until there is one, a card whose life is over waits.
alter table chips add column disposal_id uuid references disposals;
create index chips_waiting_for_disposal on chips (purpose, branch, changed_at)
    where disposal_id is null and state in ('RETIRED', 'SPOILED', 'DESTROYED');
create index reissue_entries_by_old_chip on reissue_entries (old_chip);

-- When a chip came onto the blocked list or was taken off it.
alter table chips add column block_changed_at timestamptz;
update chips set block_changed_at = changed_at where blocked;
create index chips_by_block on chips (purpose, block_changed_at) where block_changed_at is not null;

alter table approvals drop constraint approvals_kind_check;
alter table approvals add constraint approvals_kind_check
    check (kind in ('DESTROY_CHIP', 'ALLOW_AUTHENTICATION', 'REISSUE_WITHOUT_CARD', 'REISSUE_AGAIN', 'ACTIVATE_PROFILE',
                    'ACTIVATE_UNPROVED_PROFILE', 'ACTIVATE_DESIGN', 'FIND_HOLDER', 'DISPOSE_CARD'));
