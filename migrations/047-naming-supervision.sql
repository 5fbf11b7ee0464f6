-- Supervision (监督检查): what the law attaches to which breach, as rows; matters, measures with their clocks, and penalty
-- cases that are only recorded. Nothing here decides a fine.
create table liability_rule (
  code text not null,
  position int not null,
  act_zh text not null,
  act_en text not null,
  consequence_zh text not null,
  consequence_en text not null,
  authority_zh text not null,
  authority_en text not null,
  -- Kinds of organ that may order under this row; empty where a superior does.
  organs text[] not null,
  measures text[] not null,
  -- Whether the public is offered it as a kind of report (TR art. 33).
  reportable boolean not null,
  fine_min int,
  fine_max int,
  -- The persons who may be fined; never the unit (TR art. 37).
  fine_on text[] not null,
  fine_when text check (fine_when in ('at_once', 'after_failed_order')),
  source_zh text not null,
  source_en text not null,
  article_zh text not null,
  article_en text not null,
  jurisdiction text not null,
  valid daterange not null,
  verified boolean not null,
  note_zh text not null,
  note_en text not null,
  check (num_nulls(fine_min, fine_max, fine_when) in (0, 3) and coalesce(fine_min <= fine_max, true)),
  exclude using gist (code with =, jurisdiction with =, valid with &&)
);
create table measure_rule (
  code text primary key,
  position int not null,
  label_zh text not null,
  label_en text not null,
  -- Its notice sets a day (C9).
  has_due boolean not null,
  -- Only where the liability row names it; the others any breach may be met with (TR art. 31).
  is_bound boolean not null,
  after_failed_order boolean not null,
  source_zh text not null,
  source_en text not null,
  article_zh text not null,
  article_en text not null,
  valid daterange not null,
  verified boolean not null
);
create table penalty_limit (
  code text primary key,
  position int not null,
  text_zh text not null,
  text_en text not null,
  length int,
  unit text check (unit in ('day', 'year')),
  source_zh text not null,
  source_en text not null,
  article_zh text not null,
  article_en text not null,
  valid daterange not null,
  verified boolean not null,
  check (num_nulls(length, unit) in (0, 2))
);

create table supervision_matter (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  matter_no text not null unique,
  liability text not null,
  state text not null check (state in ('open', 'completed', 'no_breach', 'referred')),
  subject_name text not null,
  subject_kind text not null check (subject_kind in ('unit', 'person', 'office')),
  division_code text not null,
  office_org_id uuid not null references organisation (id),
  found_on date not null,
  facts text not null,
  place_id uuid references place (id),
  -- A name used instead of the standard one, as recorded.
  used_name_id uuid references promotional_name (name_id),
  campaign_item_id uuid references campaign_item (id),
  outcome text,
  referred_to text,
  opened_by text not null,
  opened_at timestamptz not null,
  updated_at timestamptz not null
);
create index supervision_matter_by_division on supervision_matter (division_code, updated_at desc, id);

create table supervision_measure (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  matter_id uuid not null references supervision_matter (id),
  kind text not null references measure_rule (code),
  document_no text,
  on_day date not null,
  due_on date check (due_on > on_day),
  text text not null,
  attendees text,
  article_zh text not null,
  article_en text not null,
  outcome text check (outcome in ('corrected', 'not_corrected')),
  checked_on date,
  check_note text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  check (num_nulls(outcome, checked_on, check_note) in (0, 3))
);
create index supervision_measure_by_matter on supervision_measure (matter_id, seq);

-- What a penalty organ did, recorded with the limits of the Administrative Penalty Law.
create table supervision_penalty (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  matter_id uuid not null references supervision_matter (id),
  person text not null,
  capacity text not null,
  -- Null while the act goes on: the two years have not begun.
  act_ended_on date,
  opened_on date not null,
  decide_by date not null,
  limitation_on date,
  fine_min int not null,
  fine_max int not null,
  informed_on date,
  outcome text check (outcome in ('fined', 'not_fined')),
  amount int,
  decided_on date,
  decided_by text,
  document_no text,
  note text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  check (outcome is null or informed_on <= decided_on),
  check ((outcome = 'fined') = (amount is not null) or outcome is null),
  check (amount >= fine_min and amount <= fine_max)
);
create index supervision_penalty_by_matter on supervision_penalty (matter_id, seq);

create table supervision_step (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  matter_id uuid not null references supervision_matter (id),
  act text not null,
  actor text not null,
  organisation text not null,
  at timestamptz not null,
  text text,
  document text
);
create index supervision_step_by_matter on supervision_step (matter_id, seq);

insert into role_permission (role, permission) values
  ('civil_affairs', 'supervision.read'),
  ('civil_affairs', 'supervision.manage'),
  ('auditor', 'supervision.read');
