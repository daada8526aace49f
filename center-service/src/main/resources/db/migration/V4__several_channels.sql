-- Blanks of one card type may come with different transport keys; which ones a card lists is a hint.
alter table recognitions add column transport_keys text;
update recognitions set transport_keys = 'transport' where profile is not null;
alter table offers add column transport_keys text not null default 'transport';
alter table offers alter column transport_keys drop default;

-- Under shared keys, which chip it is is read before anything is written: the session begins without it.
alter table card_sessions alter column chip drop not null;
alter table card_sessions add check (chip is not null or stage = 'IDENTIFY');
drop index offers_by_record;
create index offers_by_record on offers (record_id) where state in ('OPEN', 'USED');

-- How the first channel was opened, and the host challenge of a further one. Sessions that were out when this version
-- came are closed by the next inspection of their card.
alter table card_sessions add column transport_keys text;
alter table card_sessions add column opening bytea not null default '';
alter table card_sessions alter column opening drop default;
alter table card_sessions add column further_challenge bytea not null default '';
alter table card_sessions alter column further_challenge drop default;
