-- Sizes are changed on a screen: a new row from a day on, by whom, on which document and why; a second person verifies it against
-- the document. A planned row that a later decision replaces is kept as withdrawn.
alter table exchange_threshold
  add column row_id uuid not null default gen_random_uuid() unique,
  add column version int not null default 1,
  add column reason text,
  -- Null: shipped, or written by the operator; nobody's entry.
  add column entered_by text,
  add column entered_by_id uuid references account (id),
  add column entered_at timestamptz,
  add column verified_by text,
  add column verified_by_id uuid references account (id),
  add column verified_at timestamptz,
  add column withdrawn_at timestamptz,
  add check (verified_by_id is null or verified_by_id <> entered_by_id);
alter table exchange_threshold drop constraint exchange_threshold_id_jurisdiction_valid_excl;
alter table exchange_threshold
  add constraint exchange_threshold_one_a_day exclude using gist (id with =, jurisdiction with =, valid with &&)
  where (withdrawn_at is null);

alter table exchange_threshold drop constraint exchange_threshold_unit_check;
alter table exchange_threshold
  add constraint exchange_threshold_unit_check check (unit in ('m', 'm²', 'ratio', 'days', 'rows', 'tries', 'names'));
insert into exchange_threshold (id, jurisdiction, valid, part, value, unit, note, note_zh, source) values
  ('row_aliases', 'CN', '[2022-05-01,)', 'imports', 20, 'names',
   'A row of a file that gives more other names than this is refused: a list in one cell, or columns out of place.',
   '一行所列简称、别名、曾用名超过此数的，该行不予导入：可能是整列名单写在一格，或列错位。', '自定 (unverified)');
