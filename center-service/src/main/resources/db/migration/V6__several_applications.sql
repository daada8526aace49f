-- A card type may have several applications, and packages that are loaded: which of them a script presupposes. Sessions
-- that were out when this version came cannot go on: the next inspection of their card finds out how far they got. A
-- node of the version before may still enter some, so the defaults stay.
alter table card_sessions add column present text not null default '';
alter table card_sessions alter column application set default false;
update card_sessions
set result = 'IN_DOUBT', proof = 'NONE', code = 'SUPERSEDED', closed_at = current_timestamp, superseded = true, channel = null
where result is null;
