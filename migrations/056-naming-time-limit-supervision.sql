-- Supervision of time limits (时限督办): whom to tell how long before or after a last day, as rows of the law's data; what
-- was told, so that each is told once whichever process comes first; and the daily digest of each office.
create table escalation_rule (
  code text not null,
  jurisdiction text not null,
  -- A rule of clock_rule, or `*` for every time limit.
  clock text not null,
  -- Units of the limit after its last day; 0 is the last day itself, negative before it.
  units int not null,
  tell text not null check (tell in ('officer', 'head', 'handler', 'receiver', 'higher')),
  source text not null,
  source_en text not null,
  article text not null,
  article_en text not null,
  valid daterange not null,
  verified boolean not null,
  note text not null default '',
  note_en text not null default '',
  exclude using gist (code with =, jurisdiction with =, valid with &&)
);

create table escalation (
  id uuid primary key default gen_random_uuid(),
  rule text not null,
  -- What the limit is a row of, and its id there.
  source text not null check (source in ('clock', 'opinion', 'filing', 'announcement', 'measure', 'penalty')),
  source_id uuid not null,
  -- A limit that was extended or counted again is told of anew.
  due_on date not null,
  tell text not null,
  -- How many people were told; 0 where the office has nobody with the permission in this register.
  told int not null,
  at timestamptz not null,
  unique (source, source_id, due_on, rule)
);

create table limit_digest (
  organisation_id uuid not null references organisation (id),
  day date not null,
  red int not null,
  yellow int not null,
  fresh int not null,
  told int not null,
  at timestamptz not null,
  primary key (organisation_id, day)
);
-- One process counts for a day, the others find its row.
create table limit_digest_day (day date primary key, at timestamptz not null);

-- What is told besides an act: a time limit, or the digest of a day. Neither need be about a case.
alter table notification
  alter column case_id drop not null,
  add column note jsonb,
  add constraint notification_about check (num_nonnulls(case_id, note) > 0);

-- The list reads what still runs, wherever it runs: clocks and opinions have such an index, these did not.
create index inbound_filing_running on inbound_filing (due_on)
  where state in ('awaited', 'filed', 'returned', 'accepted');
create index supervision_measure_running on supervision_measure (due_on) where due_on is not null and outcome is null;
create index supervision_penalty_running on supervision_penalty (decide_by) where outcome is null;

insert into role (id, label_zh, label_en) values ('office_head', '单位负责人', 'Head of an office');
insert into role_permission (role, permission) values
  ('civil_affairs', 'naming.time-limits'),
  ('department_reviewer', 'naming.time-limits'),
  ('housing_handler', 'naming.time-limits'),
  ('approver', 'naming.time-limits'),
  ('auditor', 'naming.time-limits'),
  ('office_head', 'naming.time-limits'),
  ('office_head', 'naming.read'),
  ('office_head', 'filings.read'),
  ('office_head', 'supervision.read'),
  -- Is told when the office has let a limit pass.
  ('office_head', 'naming.lead-office'),
  ('approver', 'naming.lead-office');
