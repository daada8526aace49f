-- Blanks of one card type may come with different transport keys; which ones a card lists is a hint.
alter table recognitions add column transport_keys text;
update recognitions set transport_keys = 'transport' where profile is not null;
alter table offers add column transport_keys text not null default 'transport';

-- Under shared keys, which chip it is is read before anything is written: the session begins without it.
alter table card_sessions alter column chip drop not null;
alter table card_sessions add check (chip is not null or stage = 'IDENTIFY');
drop index offers_by_record;
create index offers_by_record on offers (record_id) where state in ('OPEN', 'USED');

-- How the first channel was opened, and the host challenge of a further one. Sessions that were out when this version
-- came cannot go on: the next inspection of their card finds out how far they got. A node of the version before may
-- still enter some, so the defaults stay.
alter table card_sessions add column transport_keys text;
alter table card_sessions add column opening bytea not null default '';
alter table card_sessions add column further_challenge bytea not null default '';
update card_sessions
set result = 'IN_DOUBT', proof = 'NONE', code = 'SUPERSEDED', closed_at = current_timestamp, superseded = true, channel = null
where result is null;
