-- How often a record's data were sent is counted before they are sent again.
create index card_sessions_by_record on card_sessions (record_id);
