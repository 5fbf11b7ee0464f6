-- Rules, lexicons, thresholds, generics and readings as rows with source, article, jurisdiction and effective dates.
create table rule_row (
  kind text not null check (kind in ('rule', 'lexicon', 'threshold', 'generic', 'reading', 'foreign_name', 'exception', 'feature_type', 'polyphone', 'transliteration')),
  id text not null,
  version int not null default 1,
  jurisdiction text not null,
  valid daterange not null,
  source text not null,
  body jsonb not null,
  primary key (kind, id, version)
);
create index rule_row_current on rule_row using gist (kind, valid);

create table rule_set (
  version text primary key,
  loaded_at timestamptz not null,
  rows int not null
);
