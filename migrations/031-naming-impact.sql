-- What a name's end touches, found by the register before the decision and kept with the case; the newest row counts.
create table case_impact (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  case_id uuid not null references naming_case (id),
  at timestamptz not null,
  by text not null,
  text text not null,
  -- The old name stands on the protection list (TR arts. 10, 25), and what protects it before it is given up.
  listed boolean not null,
  protective_measures text,
  groups jsonb not null
);
create index case_impact_by_case on case_impact (case_id, seq desc);

-- What must follow the decision, by office; `kind` is a code of the list `renaming-tasks`.
create table case_task (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  kind text not null,
  position int not null,
  owner_org_id uuid not null references organisation (id),
  outcome text check (outcome in ('done', 'not_needed')),
  note text,
  settled_by text,
  settled_at timestamptz,
  created_at timestamptz not null,
  unique (case_id, kind)
);
create index case_task_by_owner on case_task (owner_org_id, outcome);

insert into role_permission (role, permission) values
  ('civil_affairs', 'naming.do-tasks'),
  ('department_reviewer', 'naming.do-tasks'),
  ('housing_handler', 'naming.do-tasks');
