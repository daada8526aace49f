-- Encrypted under the record's own data key, and apart from the record: nobody needs a photo to issue a card.
create table card_photos (
    record uuid primary key references issuance_records,
    data bytea not null
);
