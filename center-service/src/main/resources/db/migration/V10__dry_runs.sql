-- How the last dry run of a version ended: with the proof that the simulated card gave, or without one.
alter table card_type_profiles add column dry_run text not null default 'NOT_TRIED'
    check (dry_run in ('NOT_TRIED', 'FAILED', 'COMPARED', 'RECEIVED', 'PROVED'));
