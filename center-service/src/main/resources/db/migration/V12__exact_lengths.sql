-- A card may name the length of what it is to read (6Cxx); it is then asked for that. A node of the version before may
-- still enter sessions, so the default stays.
alter table card_sessions add column lengths text not null default '';
-- Sessions whose bases never reported are ended after a while.
create index card_sessions_open on card_sessions (opened_at) where result is null;
