-- Cards that do not say which one they are have their authentications counted too: by the reader that they lie in.
alter table offers add column counted_as text;
update offers set counted_as = claim;
drop index offers_by_claim;
create index offers_by_count on offers (purpose, counted_as, sequence);
