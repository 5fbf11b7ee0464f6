-- The register's day in China: a demonstration register may run ahead by whole days.
create function register_day() returns date language sql stable as $$
  select ((now() + make_interval(days => coalesce((select (value #>> '{}')::int from setting where key = 'demo-clock-days'), 0)))
    at time zone 'Asia/Shanghai')::date
$$;

-- Who reads a dispute by name. entrusted: of a party's office, named by its head; once an office has named anybody, only those and its
-- heads read there. invited: of another organ, for the mediation, named by the office that handles the dispute; with sections, for
-- those alone; with a last day, until then.
create table dispute_reader (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  kind text not null check (kind in ('entrusted', 'invited')),
  account_id uuid not null references account (id),
  person text not null,
  organisation_id uuid not null references organisation (id),
  organisation text not null,
  division_code text not null,
  sections text[] check (sections <> '{}'),
  until date,
  ground text,
  added_by text not null,
  added_by_organisation text not null,
  added_at timestamptz not null,
  removed_by text,
  removed_at timestamptz,
  removal_reason text,
  check (kind = 'invited' or (sections is null and until is null)),
  check ((removed_at is null) = (removed_by is null) and (removed_at is null) = (removal_reason is null))
);
create unique index dispute_reader_once on dispute_reader (dispute_id, account_id) where removed_at is null;
create index dispute_reader_by_account on dispute_reader (account_id) where removed_at is null;
create index dispute_reader_by_office on dispute_reader (dispute_id, organisation_id) where removed_at is null;

-- Who read what of a dispute, and when: a page, a paper, an export. One row for a person, a page and a minute.
create table dispute_access (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  account_id uuid not null references account (id),
  person text not null,
  organisation_id uuid not null references organisation (id),
  organisation text not null,
  division_code text not null,
  -- The address below that of the dispute, e.g. `/files/:fileId`; empty for the dispute itself.
  what text not null,
  target uuid,
  at timestamptz not null
);
create index dispute_access_newest on dispute_access (dispute_id, at desc, id);
create index dispute_access_repeated on dispute_access (dispute_id, account_id, what, at);

create function dispute_access_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The access log is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger dispute_access_kept before update or delete or truncate on dispute_access
  for each statement execute function dispute_access_is_append_only();

-- The head of an office names who reads there; a head of a civil affairs department reads the disputes of his government. Departments
-- have somebody who may be invited to a mediation.
insert into role_permission (role, permission) values
  ('approver', 'disputes.readers'),
  ('office_head', 'disputes.readers'),
  ('office_head', 'disputes.read'),
  ('department_reviewer', 'disputes.read');
