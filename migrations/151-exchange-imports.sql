-- Files coming in (glossary.md section 4.4): a run from upload to report, its rows as staged and what was found in them.
create table import_run (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  -- What the rows become; null until somebody, or the content, has said so.
  kind text check (kind in ('divisions', 'places', 'census', 'boundary-lines', 'markers')),
  state text not null check (state in
    ('reading', 'read', 'judging', 'judged', 'committing', 'committed', 'undoing', 'undone', 'cancelled', 'failed')),
  account_id uuid not null references account (id),
  -- The office for which it is imported: rows outside its division are refused.
  division_code text not null,
  file_name text not null,
  sha256 text not null references stored_file (sha256),
  size_bytes bigint not null check (size_bytes >= 0),
  -- What a person has chosen: layer, encoding, heading row, coordinate system, mapping, findings taken note of.
  choices jsonb not null default '{}',
  -- What the reader says of the file: format, encoding, layers, headings, coordinate system.
  facts jsonb,
  counts jsonb not null default '{"read":0,"added":0,"changed":0,"unchanged":0,"skipped":0,"refused":0}',
  -- Of the step under way: rows done and in all (null where nobody knows yet).
  done bigint not null default 0,
  total bigint,
  failure_en text,
  failure_zh text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  committed_at timestamptz,
  undone_at timestamptz
);
create index import_run_list on import_run (division_code text_pattern_ops, created_at desc, id desc);
create index import_run_under_way on import_run (updated_at) where state in ('reading', 'judging', 'committing', 'undoing');

-- One row or feature of the file. Gone some time after the run; the report stays.
create table import_row (
  run_id uuid not null references import_run (id) on delete cascade,
  -- Row of the table, the heading being row 1 or wherever it stands; or number of the feature, from 1.
  number int not null,
  -- As read, by heading.
  given jsonb not null,
  -- By field of the kind, cleaned.
  fields jsonb not null,
  code text,
  name text,
  geom geometry(Geometry, 4490),
  outcome text check (outcome in ('added', 'changed', 'unchanged', 'skipped', 'refused')),
  -- A person leaves the row out.
  left_out boolean not null default false,
  -- What of the register it becomes or changes, and how that stood before.
  subject_kind text,
  subject_id text,
  before jsonb,
  primary key (run_id, number)
);
create index import_row_by_outcome on import_row (run_id, outcome, number);
create index import_row_by_code on import_row (run_id, code) where code is not null;
create index import_row_by_name on import_row (run_id, name) where name is not null;
create index import_row_by_geom on import_row using gist (geom);
create index import_row_by_subject on import_row (subject_kind, subject_id) where subject_id is not null;

create table import_finding (
  run_id uuid not null references import_run (id) on delete cascade,
  seq bigint generated always as identity,
  -- Null: of the file as a whole.
  number int,
  code text not null,
  severity text not null check (severity in ('error', 'warning', 'note')),
  -- An error that a person may take note of, after which the rows count as good.
  confirmable boolean not null default false,
  message text not null,
  message_zh text not null,
  proposal text,
  primary key (run_id, seq)
);
create index import_finding_list on import_finding (run_id, severity, code, seq);
create index import_finding_by_row on import_finding (run_id, number);

-- What an office chose for files with these headings, offered the next time.
create table import_mapping (
  division_code text not null,
  kind text not null,
  -- SHA-256 of the headings in order.
  headings_key text not null,
  mapping jsonb not null,
  account_id uuid not null references account (id),
  updated_at timestamptz not null,
  primary key (division_code, kind, headings_key)
);

insert into role_permission (role, permission) values
  ('civil_affairs', 'imports.read'),
  ('civil_affairs', 'imports.make'),
  ('auditor', 'imports.read'),
  ('civil_affairs', 'census.read'),
  ('civil_affairs', 'census.review'),
  ('civil_affairs', 'exports.make'),
  ('boundary_officer', 'exports.make'),
  ('civil_affairs', 'exports.read'),
  ('auditor', 'exports.read'),
  ('admin', 'jobs.read'),
  ('admin', 'jobs.manage'),
  ('civil_affairs', 'jobs.read'),
  ('admin', 'webhooks.manage')
on conflict do nothing;
