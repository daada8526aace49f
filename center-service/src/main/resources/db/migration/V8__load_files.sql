-- CAP files as they were uploaded; a card-type profile names them by their digests.
create table load_files (
    digest      bytea primary key check (digest = sha256(content)),
    package_aid text        not null,
    content     bytea       not null,
    -- absent: shipped with the service
    uploaded_by text references operators,
    uploaded_at timestamptz not null
);
