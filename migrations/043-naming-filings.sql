-- Filings for the record (备案) that come from outside: what a county government or another department approved and must
-- file with a civil affairs office (TR art. 13). A filing of a case of this register stays in `filing`.
create table inbound_filing (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  filing_no text unique,
  state text not null check (state in ('draft', 'awaited', 'filed', 'returned', 'accepted', 'announced', 'cancelled')),
  -- `paper`: entered by the receiver from what came by post.
  channel text not null check (channel in ('electronic', 'paper')),
  -- The row of the list `filing-routes` by which the offices below were found, and what it says.
  route text not null,
  route_article text not null,
  route_article_en text not null,
  announce_clock text not null check (announce_clock in ('C6', 'C7')),
  late_step text not null check (late_step in ('deadline', 'report_up')),
  approver text not null,
  approver_kind text not null,
  approver_division text not null,
  filer text not null,
  -- The office by law that files and the one it files with; null where it has no account here.
  lawful_filer_org_id uuid references organisation (id),
  lawful_receiver_org_id uuid references organisation (id),
  -- Who filed, who received, who announces, and who may write in it until it is filed.
  filer_org_id uuid references organisation (id),
  receiver_org_id uuid not null references organisation (id),
  announcer_org_id uuid references organisation (id),
  keeper_org_id uuid not null references organisation (id),
  category text not null references category (id),
  document_no text,
  approved_on date not null,
  note text not null default '',
  -- Why the receiver knows of an approval that nobody filed.
  known_from text,
  filed_on date,
  -- Clock C5, copied from its rule, so that a later change of law does not rewrite a filing under way.
  due_on date not null,
  due_length int not null,
  due_unit text not null check (due_unit in ('working_day', 'day')),
  due_article text not null,
  due_article_en text not null,
  due_verified boolean not null,
  check_result jsonb,
  defects jsonb,
  accepted_on date,
  receipt_no text unique,
  days_late int,
  announce_due_on date,
  announce_article text,
  announce_article_en text,
  announcement_no text,
  announced_on date,
  channels text[],
  created_by uuid not null references account (id),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index inbound_filing_by_receiver on inbound_filing (receiver_org_id, state, due_on, id);
create index inbound_filing_by_keeper on inbound_filing (keeper_org_id, state, due_on, id);
create index inbound_filing_by_announcer on inbound_filing (announcer_org_id, state);
create index inbound_filing_by_division on inbound_filing (approver_division, due_on, id);
-- One approval document is filed once.
create unique index inbound_filing_document on inbound_filing (approver, document_no)
  where document_no is not null and state not in ('draft', 'cancelled');

create table inbound_filing_name (
  id uuid primary key default gen_random_uuid(),
  filing_id uuid not null references inbound_filing (id),
  position int not null,
  name text not null,
  roman_tone text not null,
  division_code text not null,
  location text not null,
  meaning text not null,
  geom geometry(Geometry, 4490),
  -- What the rules said of the name on the day it was filed.
  level text,
  findings jsonb,
  rule_set_version text,
  checked_at timestamptz,
  place_id uuid references place (id),
  unique (filing_id, position)
);
create index inbound_filing_name_by_geom on inbound_filing_name using gist (geom);

create table inbound_filing_file (
  id uuid primary key default gen_random_uuid(),
  filing_id uuid not null references inbound_filing (id),
  -- A code of the list `filing-materials`.
  material text not null,
  sha256 text not null references stored_file (sha256),
  file_name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
create index inbound_filing_file_by_filing on inbound_filing_file (filing_id, uploaded_at);

create table inbound_filing_step (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  filing_id uuid not null references inbound_filing (id),
  act text not null,
  from_state text,
  to_state text not null,
  actor_id uuid not null references account (id),
  actor text not null,
  organisation text not null,
  at timestamptz not null,
  document text,
  text text
);
create index inbound_filing_step_by_filing on inbound_filing_step (filing_id, seq);

-- A late filing is chased: reminded, given a deadline by the next-higher authority, or reported one level up (TR art. 35).
-- Of a filing from outside, or of a case of this register.
create table filing_chase (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  filing_id uuid references inbound_filing (id),
  case_id uuid references naming_case (id),
  kind text not null check (kind in ('remind', 'deadline', 'report_up')),
  document_no text not null,
  text text not null,
  deadline_on date,
  -- The office it is addressed to.
  addressee text not null,
  actor text not null,
  organisation text not null,
  at timestamptz not null,
  check (num_nonnulls(filing_id, case_id) = 1),
  check ((kind = 'deadline') = (deadline_on is not null))
);
create index filing_chase_by_filing on filing_chase (filing_id, seq);
create index filing_chase_by_case on filing_chase (case_id, seq);

insert into role_permission (role, permission) values
  ('civil_affairs', 'filings.read'),
  ('housing_handler', 'filings.read'),
  ('approver', 'filings.read'),
  ('auditor', 'filings.read');
