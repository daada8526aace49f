-- Card-type profiles as they were uploaded, byte for byte: a version, once there, stays what it is.
create table card_type_profiles (
    profile           text        not null,
    version           integer     not null check (version > 0),
    document          bytea       not null,
    digest            bytea       not null check (length(digest) = 32),
    state             text        not null check (state in ('DRAFT', 'ACTIVE', 'RETIRED')),
    -- absent: shipped with the service
    uploaded_by       text references operators,
    uploaded_at       timestamptz not null,
    activated_by      text references operators,
    approved_by       text references operators,
    activated_at      timestamptz,
    accepted_unproved boolean     not null,
    retired_by        text references operators,
    retired_at        timestamptz,
    primary key (profile, version),
    check (approved_by is null or approved_by not in (activated_by, coalesce(uploaded_by, ''))),
    check (state <> 'ACTIVE' or uploaded_by is null or (activated_by is not null and approved_by is not null)),
    check ((state = 'DRAFT') = (activated_at is null and retired_at is null)),
    check ((state = 'RETIRED') = (retired_at is not null))
);
create unique index card_type_profiles_active on card_type_profiles (profile) where state = 'ACTIVE';

create function refuse_profile_change() returns trigger language plpgsql as $$
begin
    raise exception 'a version of a card-type profile is never changed: upload another one';
end
$$;

create trigger card_type_profiles_stay before update of profile, version, document, digest on card_type_profiles
    for each row execute function refuse_profile_change();

-- Counts changes, one after the other, so that every node sees when what it remembers is old.
create table card_type_changes (
    one    boolean primary key default true check (one),
    number bigint not null
);
insert into card_type_changes (number) values (0);

alter table approvals drop constraint approvals_kind_check;
alter table approvals add constraint approvals_kind_check
    check (kind in ('DESTROY_CHIP', 'ALLOW_AUTHENTICATION', 'ACTIVATE_PROFILE', 'ACTIVATE_UNPROVED_PROFILE'));
alter table approvals add column subject text;
