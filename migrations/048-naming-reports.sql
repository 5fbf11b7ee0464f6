-- Reports of violations by the public (举报, TR art. 33). Who reported stands in a table of its own, read on request by the
-- one officer who handles the report, each time with an audit entry.
create table violation_report (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  report_no text not null unique,
  secret_hash text not null check (length(secret_hash) = 64),
  -- A code of liability_rule, or `other`.
  kind text not null,
  division_code text not null,
  place text not null,
  text text not null,
  photo_sha256 text references stored_file (sha256),
  state text not null check (state in ('submitted', 'accepted', 'declined', 'checked', 'answered')),
  office_org_id uuid not null references organisation (id),
  handler_id uuid references account (id),
  founded boolean,
  finding text,
  matter_id uuid references supervision_matter (id),
  answer text,
  submitted_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'submitted') = (handler_id is null)),
  check (num_nulls(founded, finding) in (0, 2))
);
create index violation_report_by_office on violation_report (office_org_id, updated_at desc, id);

create table violation_reporter (
  report_id uuid primary key references violation_report (id) on delete cascade,
  name text not null,
  contact text not null
);

create table violation_report_step (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  report_id uuid not null references violation_report (id),
  act text not null,
  to_state text not null,
  actor text not null,
  at timestamptz not null,
  text text
);
create index violation_report_step_by_report on violation_report_step (report_id, seq);

insert into role_permission (role, permission) values ('civil_affairs', 'reports.handle');
