-- The raw tables: the border between Python, which reads one text, and SQL, which compares texts.
-- A table per record of records.py, column for column; `loaded_at` and `extractor` are the loader's.
create schema if not exists raw;

create table if not exists raw.articles (
    article_id varchar not null,
    version_id varchar primary key,
    external_id varchar,
    outlet varchar,
    url varchar,
    title varchar,
    body varchar not null,
    author varchar,
    credit varchar,
    language varchar,
    published_at timestamp,
    published_date date,
    published_from varchar,
    text_start integer not null,
    file varchar not null,
    place varchar not null,
    loaded_at timestamp not null,
    extractor varchar not null
);

create table if not exists raw.metadata_candidates (
    version_id varchar not null,
    fact varchar not null,
    rank integer not null,
    value varchar not null,
    origin varchar not null,
    is_chosen boolean not null,
    reason varchar,
    primary key (version_id, fact, rank)
);

create table if not exists raw.input_files (
    file_id varchar primary key,
    file varchar not null,
    sha256 varchar not null,
    item_count integer not null
);

create table if not exists raw.input_items (
    file_id varchar not null,
    number integer not null,
    version_id varchar,
    reject_id varchar,
    primary key (file_id, number)
);

create table if not exists raw.forgotten (
    version_id varchar primary key,
    article_id varchar not null,
    forgotten_at timestamp not null
);

create table if not exists raw.rejects (
    reject_id varchar primary key,
    file varchar not null,
    place varchar not null,
    reason varchar not null,
    found varchar not null,
    sha256 varchar not null
);

create table if not exists raw.assertions (
    assertion_id varchar primary key,
    outlet varchar not null,
    object varchar not null,
    property varchar not null,
    value varchar not null,
    as_of varchar,
    file varchar not null,
    place varchar not null
);

create table if not exists raw.sentences (
    version_id varchar not null,
    start_char integer not null,
    end_char integer not null,
    text varchar not null,
    kind varchar not null,
    paragraph integer not null
);

create table if not exists raw.mentions (
    version_id varchar not null,
    start_char integer not null,
    end_char integer not null,
    text varchar not null,
    kind varchar,
    form varchar not null,
    name varchar,
    role varchar,
    refers_start integer,
    refers_end integer,
    rule varchar
);

create table if not exists raw.dates (
    version_id varchar not null,
    start_char integer not null,
    end_char integer not null,
    text varchar not null,
    earliest date,
    latest date,
    granularity varchar,
    timex_type varchar not null,
    timex_value varchar,
    is_relative boolean not null,
    derived_year integer
);

create table if not exists raw.quantities (
    version_id varchar not null,
    start_char integer not null,
    end_char integer not null,
    text varchar not null,
    low double,
    high double,
    unit varchar,
    of_what varchar,
    kind varchar not null,
    is_approximate boolean not null,
    governor varchar
);

create table if not exists raw.quotations (
    version_id varchar not null,
    start_char integer not null,
    end_char integer not null,
    text varchar not null,
    quotation_type varchar not null,
    piece integer not null,
    content_start integer not null,
    content_end integer not null,
    cue_start integer,
    cue_end integer,
    cue_text varchar,
    cue_lemma varchar,
    speaker_start integer,
    speaker_end integer,
    speaker_text varchar,
    speaker_mention_start integer,
    speaker_mention_end integer,
    speaker_kind varchar,
    role_start integer,
    role_end integer,
    role_text varchar,
    addressee_start integer,
    addressee_end integer,
    addressee_text varchar,
    depth integer not null,
    carrier_start integer,
    carrier_end integer,
    carrier_text varchar,
    rule varchar not null
);

create table if not exists raw.statements (
    version_id varchar not null,
    start_char integer not null,
    end_char integer not null,
    text varchar not null,
    kind varchar not null,
    subject_start integer,
    subject_end integer,
    subject_text varchar,
    subject_head varchar,
    subject_mention_start integer,
    subject_mention_end integer,
    predicate varchar not null,
    predicate_start integer not null,
    predicate_end integer not null,
    object_start integer,
    object_end integer,
    object_text varchar,
    object_head varchar,
    object_mention_start integer,
    object_mention_end integer,
    when_start integer,
    when_end integer,
    where_start integer,
    where_end integer,
    where_text varchar,
    setting_when_start integer,
    setting_when_end integer,
    setting_where_start integer,
    setting_where_end integer,
    setting_where_text varchar,
    how_many_start integer,
    how_many_end integer,
    how_many_of varchar,
    how_many_total double,
    toll double,
    is_toll_clear boolean,
    how_many_scope varchar,
    polarity varchar not null,
    modality varchar not null,
    attribution varchar not null,
    speaker_start integer,
    speaker_end integer,
    cue_start integer,
    cue_end integer,
    keywords varchar not null
);

create table if not exists raw.corrections (
    correction_id varchar primary key,
    number integer not null,
    action varchar not null,
    value varchar,
    reason varchar,
    text varchar not null,
    kind varchar,
    evidence varchar,
    other_text varchar,
    other_evidence varchar,
    file varchar not null,
    place varchar not null
);
