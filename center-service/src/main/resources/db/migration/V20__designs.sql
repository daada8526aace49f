-- Designs as they were uploaded: a version, once there, stays what it is.
create table card_designs (
    design       text        not null,
    version      integer     not null check (version > 0),
    card_type    text        not null,
    title        text        not null,
    -- names with commas between them
    products     text        not null check (products <> ''),
    front        text        not null,
    back         text        not null,
    digest       bytea       not null check (length(digest) = 32),
    state        text        not null check (state in ('DRAFT', 'ACTIVE', 'WITHDRAWN')),
    -- absent: shipped with the service
    uploaded_by  text references operators,
    uploaded_at  timestamptz not null,
    activated_by text references operators,
    approved_by  text references operators,
    activated_at timestamptz,
    withdrawn_by text references operators,
    withdrawn_at timestamptz,
    primary key (design, version),
    check (approved_by is null or approved_by not in (activated_by, coalesce(uploaded_by, ''))),
    check (state <> 'ACTIVE' or uploaded_by is null or (activated_by is not null and approved_by is not null)),
    check ((state = 'DRAFT') = (activated_at is null and withdrawn_at is null)),
    check ((state = 'WITHDRAWN') = (withdrawn_at is not null))
);
create unique index card_designs_active on card_designs (design) where state = 'ACTIVE';

create function refuse_design_change() returns trigger language plpgsql as $$
begin
    raise exception 'a version of a design is never changed: upload another one';
end
$$;

create trigger card_designs_stay
    before update of design, version, card_type, title, products, front, back, digest on card_designs
    for each row execute function refuse_design_change();

alter table approvals drop constraint approvals_kind_check;
alter table approvals add constraint approvals_kind_check
    check (kind in ('DESTROY_CHIP', 'ALLOW_AUTHENTICATION', 'ACTIVATE_PROFILE', 'ACTIVATE_UNPROVED_PROFILE',
                    'ACTIVATE_DESIGN'));
