-- Whether a script that ends the old card's life, or locks it, has left the center: from then on only the card can tell.
alter table reissue_entries add column end_released boolean not null default false;
