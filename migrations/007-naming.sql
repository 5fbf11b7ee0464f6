-- Naming cases: who decides (authority), the clocks of the law, the case and everything in its file.
create table authority (
  id text primary key,
  category text not null references category (id),
  jurisdiction text not null,
  place_level text not null,
  variant text not null check (variant in ('government', 'housing')),
  handler_kind text not null,
  handler_division text not null,
  approver_kind text not null,
  approver_division text not null,
  consulted text[] not null,
  filing_receiver text not null,
  receiver_kind text,
  receiver_division text,
  announcer_kind text not null,
  announcer_division text not null,
  announce_clock text not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  valid daterange not null,
  verified boolean not null,
  note text not null default ''
);
create index authority_by_category on authority (category, jurisdiction);

create table clock_rule (
  id text not null,
  jurisdiction text not null,
  label text not null,
  label_en text not null,
  length int not null check (length > 0),
  unit text not null check (unit in ('working_day', 'day')),
  instrument text not null,
  article text not null,
  verified boolean not null,
  valid daterange not null,
  note text not null default '',
  exclude using gist (id with =, jurisdiction with =, valid with &&)
);

create table naming_case (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  case_no text unique,
  tracking_code text,
  kind text not null default 'naming' check (kind = 'naming'),
  category text not null references category (id),
  variant text not null check (variant in ('government', 'housing')),
  authority_id text not null references authority (id),
  state text not null check (state in ('draft', 'submitted', 'returned_for_correction', 'accepted', 'not_accepted', 'checking',
    'consulting', 'reconciling', 'argumentation', 'public_notice', 'drafting_decision', 'legality_review',
    'submitted_to_approver', 'approved', 'refused', 'filed', 'announced', 'standard', 'withdrawn')),
  province_code text not null,
  division_code text not null,
  geom geometry(Geometry, 4490) not null,
  location text not null,
  extent text not null,
  attributes jsonb not null,
  contact_name text not null,
  contact_phone text not null,
  applicant_id uuid not null references account (id),
  applicant_org_id uuid not null references organisation (id),
  handler_org_id uuid not null references organisation (id),
  approver_org_id uuid references organisation (id),
  receiver_org_id uuid references organisation (id),
  announcer_org_id uuid not null references organisation (id),
  proposed_by uuid references account (id),
  chosen_id uuid,
  place_id uuid references place (id),
  minutes jsonb,
  submitted_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index naming_case_by_handler on naming_case (handler_org_id, state, updated_at desc, id);
create index naming_case_by_approver on naming_case (approver_org_id, state, updated_at desc, id);
create index naming_case_by_receiver on naming_case (receiver_org_id, state);
create index naming_case_by_announcer on naming_case (announcer_org_id, state);
create index naming_case_by_applicant on naming_case (applicant_org_id, updated_at desc, id);
create index naming_case_by_division on naming_case (division_code, updated_at desc, id);
create index naming_case_by_update on naming_case (updated_at desc, id);
create index naming_case_by_geom on naming_case using gist (geom);

create table case_candidate (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  rank int not null check (rank between 1 and 3),
  name text not null,
  norm text not null,
  pinyin_key text not null,
  roman_tone text not null,
  meaning text not null,
  reason text not null,
  unique (case_id, rank)
);
create index case_candidate_by_norm on case_candidate (norm);

create table case_step (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  case_id uuid not null references naming_case (id),
  act text not null,
  from_state text,
  to_state text not null,
  actor_id uuid not null references account (id),
  actor text not null,
  organisation text not null,
  at timestamptz not null,
  reason text,
  document text
);
create index case_step_by_case on case_step (case_id, seq);

create table opinion (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  organisation_id uuid not null references organisation (id),
  legal_role text not null,
  asked_at timestamptz not null,
  due_on date not null,
  opinion text check (opinion in ('agree', 'agree_with_conditions', 'disagree', 'no_comment')),
  text text,
  legal_basis text,
  signed_by text,
  answered_by uuid references account (id),
  answered_at timestamptz,
  unique (case_id, organisation_id)
);
create index opinion_by_organisation on opinion (organisation_id, answered_at, due_on);

create table check_run (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  seq bigint generated always as identity,
  run_at timestamptz not null,
  run_by text not null,
  rule_set_version text not null,
  level text not null,
  classes text[] not null
);
create index check_run_by_case on check_run (case_id, seq desc);

create table case_finding (
  id uuid primary key default gen_random_uuid(),
  run_id uuid not null references check_run (id),
  candidate_id uuid not null references case_candidate (id),
  position int not null,
  finding jsonb not null,
  level text not null,
  resolved_by text,
  resolved_at timestamptz,
  resolution text,
  basis text
);
create index case_finding_by_run on case_finding (run_id, position);
create index case_finding_by_candidate on case_finding (candidate_id);

create table clock (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  rule_id text not null,
  label text not null,
  label_en text not null,
  length int not null,
  unit text not null check (unit in ('working_day', 'day')),
  article text not null,
  verified boolean not null,
  started_on date not null,
  due_on date not null,
  stopped_on date
);
create index clock_by_case on clock (case_id);
create index clock_running on clock (due_on) where stopped_on is null;

create table case_report (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  kind text not null check (kind in ('expert', 'consultation', 'assessment', 'draft_decision', 'legality_review', 'correction_notice')),
  text text not null,
  at timestamptz not null
);
create index case_report_by_case on case_report (case_id, at);

create table notice (
  case_id uuid primary key references naming_case (id),
  starts_on date not null,
  ends_on date not null,
  text text not null
);
create index notice_by_start on notice (starts_on desc);

create table decision (
  case_id uuid primary key references naming_case (id),
  outcome text not null check (outcome in ('approved', 'refused')),
  document_no text not null,
  decided_on date not null,
  reason_code text,
  reason text,
  decided_by uuid not null references account (id),
  at timestamptz not null
);
create unique index decision_document on decision (document_no, case_id);

create table filing (
  case_id uuid primary key references naming_case (id),
  filing_no text not null unique,
  status text not null check (status in ('pending', 'accepted', 'returned')),
  receiver text not null,
  filed_on date not null,
  note text not null default '',
  reason text,
  accepted_on date,
  receipt_no text,
  days_late int not null default 0
);

create table announcement (
  case_id uuid primary key references naming_case (id),
  announcement_no text not null,
  announced_on date not null,
  channels text[] not null,
  text text not null
);
create index announcement_by_day on announcement (announced_on desc);

create table stored_file (
  sha256 text primary key,
  size_bytes bigint not null,
  media_type text not null,
  stored_at timestamptz not null
);

create table attachment (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  sha256 text not null references stored_file (sha256),
  file_name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
create index attachment_by_case on attachment (case_id, uploaded_at);
