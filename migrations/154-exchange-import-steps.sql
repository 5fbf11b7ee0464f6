-- What driving an import remembers: what is proposed, how far it is, and which try of a step may write.
alter table import_run
  -- Null: the system itself, by the command.
  alter column account_id drop not null,
  -- Proposed from headings and earlier files; the person's choice (choices.mapping) goes over it.
  add column mapping jsonb not null default '{}',
  add column crs jsonb,
  -- Counted when a step ends: findings grow to hundreds of thousands.
  add column finding_counts jsonb not null default '{"error":0,"warning":0,"note":0}',
  -- All rows of the file are staged as the choices have it.
  add column staged boolean not null default false,
  -- Findings up to this one are the reader's, those after it the judge's.
  add column staged_seq bigint not null default 0,
  -- The snapshot that was judged: what was written since may contradict it.
  add column judged_snapshot text,
  -- Who takes a step up counts this on; a try whose number is not the newest writes no more.
  add column attempt int not null default 0,
  -- Tries of the step under way.
  add column tries int not null default 0,
  -- Last sign of life of the step under way, by the database's own clock; null where nobody is on it.
  add column beat_at timestamptz,
  -- The report as it was when rows were forgotten.
  add column report_sha256 text references stored_file (sha256);
-- Findings of the file stand before those of its rows.
create index import_finding_page on import_finding (run_id, (coalesce(number, -1)), seq);
create index import_run_forgettable on import_run (updated_at) where staged;

insert into setting (key, value, updated_at) values ('imports.keep-rows-days', '180', now()) on conflict (key) do nothing;
