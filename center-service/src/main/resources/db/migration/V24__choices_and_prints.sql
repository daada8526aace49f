-- What a record's card looks like and which kind of blank it is made on; kept for the next card of the record.
create table card_choices (
    record_id   uuid primary key references issuance_records deferrable initially deferred,
    design      text        not null,
    version     integer     not null,
    product     text        not null check (product in ('CONTACT', 'DUAL_INTERFACE', 'CONTACTLESS')),
    -- somebody chose it; otherwise it is what is usual for the card type
    asked       boolean     not null,
    -- absent: the customer asked for it, or nobody did
    chosen_by   text references operators,
    chosen_at   timestamptz not null,
    -- the chip that it was released to last
    chip        text,
    released_at timestamptz,
    foreign key (design, version) references card_designs,
    check ((chip is null) = (released_at is null))
);

-- How many blanks a branch has, of the kinds of which it keeps stock.
create table blank_stock (
    branch     text        not null,
    purpose    text        not null check (purpose in ('DRILL', 'PRODUCTION')),
    card_type  text        not null,
    product    text        not null check (product in ('CONTACT', 'DUAL_INTERFACE', 'CONTACTLESS')),
    blanks     integer     not null check (blanks >= 0),
    changed_by text        not null references operators,
    changed_at timestamptz not null,
    primary key (branch, purpose, card_type, product)
);

-- Each blank leaves a stock once, however often it is written.
create table blanks_taken (
    purpose   text        not null,
    chip      text        not null,
    branch    text        not null,
    card_type text        not null,
    product   text        not null,
    taken_at  timestamptz not null,
    primary key (purpose, chip)
);

-- Prints of cards that were issued, without anybody's data: what a base asks after a restart.
create table print_jobs (
    id           uuid primary key,
    record_id    uuid        not null references issuance_records,
    purpose      text        not null check (purpose in ('DRILL', 'PRODUCTION')),
    chip         text        not null,
    branch       text        not null,
    design       text        not null,
    version      integer     not null,
    product      text        not null check (product in ('CONTACT', 'DUAL_INTERFACE', 'CONTACTLESS')),
    -- counts from 1; one higher each time that a print was rejected
    attempt      integer     not null check (attempt > 0),
    state        text        not null check (state in ('PENDING', 'PRINTING', 'PRINTED', 'FAILED', 'REJECTED')),
    -- where it was sent last
    terminal     text,
    reason       text        check (reason in ('FAINT', 'SMEARED', 'MISPLACED', 'SCRATCHED', 'WRONG_CARD', 'OTHER')),
    requested_by text        not null references operators,
    accepted_by  text        references operators,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    foreign key (design, version) references card_designs,
    check ((state = 'REJECTED') = (reason is not null)),
    check (accepted_by is null or state = 'PRINTED')
);
create unique index print_jobs_of_card on print_jobs (record_id, chip) where state <> 'REJECTED';
create index print_jobs_open on print_jobs (branch, purpose) where state <> 'REJECTED' and accepted_by is null;
