-- What a release of the program offered to a register that already has rules: the version on the change, and each row by its
-- key and a digest of its body. A row whose body has such a digest is the program's own, not the bureau's; what was offered
-- and left out is not offered again.
alter table rule_change add column release text;

create table rule_release_row (
  change_id uuid not null references rule_change (id) on delete cascade,
  kind text not null,
  row_key text not null,
  digest text not null,
  primary key (change_id, kind, row_key)
);
create index rule_release_row_by_key on rule_release_row (kind, row_key);

-- Grounds that rules find by themselves, sources in Chinese and plain generic terms are rows too.
alter table rule_row drop constraint rule_row_kind_check;
alter table rule_row add constraint rule_row_kind_check check (kind in ('rule', 'lexicon', 'threshold', 'generic', 'reading',
  'foreign_name', 'exception', 'feature_type', 'polyphone', 'transliteration', 'ground', 'source', 'plain_generic'));

-- Advice of a batch in English beside the Chinese; batches from before have none.
alter table name_batch_row add column advice_en text;
