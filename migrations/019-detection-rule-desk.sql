-- The rule desk. Rows of the law are never edited in place: a change closes a valid range and adds a version, and each
-- rule set remembers what it changed, so that the set of any past day and version can be built again.
alter table rule_set add column seq bigint generated always as identity unique;

create table rule_change (
  id uuid primary key default gen_random_uuid(),
  -- For If-Match: counts every act. content_version counts edits only, so that a dry run tells what it was run on.
  version int not null default 1,
  content_version int not null default 1,
  -- Given when it is sent for approval, so that numbers have no gaps.
  number text unique,
  title text not null,
  document_no text not null,
  effective_on date not null,
  reason text not null,
  state text not null check (state in ('draft', 'submitted', 'approved', 'withdrawn')),
  division_code text not null,
  organisation_name text not null,
  drafted_by uuid not null references account (id),
  drafter text not null,
  -- Everybody who drafted or edited: none of them may approve.
  editors uuid[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  decided_by uuid references account (id),
  decider text,
  decided_at timestamptz,
  approval_no text,
  -- What the approver said when returning it, or who withdrew it why.
  remark text,
  rule_set text references rule_set (version),
  check (state not in ('submitted', 'approved') or number is not null),
  check (state <> 'approved' or (decided_by is not null and not decided_by = any (editors) and rule_set is not null))
);
create index rule_change_by_update on rule_change (updated_at desc, id);

create table rule_change_item (
  change_id uuid not null references rule_change (id) on delete cascade,
  position int not null,
  operation text not null check (operation in ('add', 'replace', 'end')),
  kind text not null,
  row_id text,
  base_version int,
  body jsonb,
  primary key (change_id, position),
  check ((operation = 'add') = (row_id is null) and (operation = 'add') = (base_version is null)),
  check ((operation = 'end') = (body is null))
);

alter table rule_row add column document_no text not null default '';
alter table rule_row add column change_id uuid references rule_change (id);
create index rule_row_listed on rule_row (kind, id, version desc);

-- The valid range of a row version as a rule set left it; only rows that a change touched have any. The range in
-- rule_row is the newest of them.
create table rule_row_validity (
  kind text not null,
  id text not null,
  version int not null,
  set_seq bigint not null references rule_set (seq),
  valid daterange not null,
  primary key (kind, id, version, set_seq),
  foreign key (kind, id, version) references rule_row (kind, id, version)
);
create function rule_row_validity_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'What a rule set changed is never changed again' using errcode = 'insufficient_privilege';
end
$$;
create trigger rule_row_validity_kept before update or delete or truncate on rule_row_validity
  for each statement execute function rule_row_validity_is_kept();
create function rule_row_body_is_kept() returns trigger language plpgsql as $$
begin
  if old.body is distinct from new.body or old.source is distinct from new.source
     or old.jurisdiction is distinct from new.jurisdiction then
    raise exception 'A rule row is never edited: add a version' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger rule_row_kept before update on rule_row for each row execute function rule_row_body_is_kept();

-- A proposed change tried on past cases and on the register.
create table rule_dry_run (
  id uuid primary key default gen_random_uuid(),
  change_id uuid not null references rule_change (id) on delete cascade,
  content_version int not null,
  -- The rule set it was compared with, on the effective day.
  rule_set text not null,
  on_day date not null,
  -- The division whose register was swept; null: past cases only.
  division_code text,
  state text not null check (state in ('running', 'done', 'failed')),
  done int not null default 0,
  total int not null,
  changed int not null default 0,
  -- Counts by origin, old and new level.
  matrix jsonb not null default '[]',
  -- Whether every name was compared with the register, or only those whose wording is judged otherwise.
  compared boolean not null,
  started_by text not null,
  started_at timestamptz not null,
  -- Real time, not the register's: a run whose process died is known by its silence.
  heartbeat_at timestamptz not null default now(),
  finished_at timestamptz,
  error text
);
create index rule_dry_run_by_change on rule_dry_run (change_id, started_at desc);

create table rule_dry_run_verdict (
  run_id uuid not null references rule_dry_run (id) on delete cascade,
  seq int not null,
  origin text not null check (origin in ('case', 'register')),
  subject_id uuid not null,
  name text not null,
  category text not null,
  division_code text not null,
  label text not null,
  old_level text not null,
  new_level text not null,
  before jsonb not null,
  after jsonb not null,
  primary key (run_id, seq)
);

insert into role (id, label_zh, label_en) values ('rule_approver', '规则审批人', 'Approver of naming rules');
insert into role_permission (role, permission)
select role, unnest(string_to_array(permissions, ' ')) from (values
  ('civil_affairs', 'rules.read rules.draft'),
  ('rule_approver', 'rules.read rules.approve'),
  -- Four eyes: an administrator approves what a handler drafted, but drafts no rule.
  ('admin', 'rules.read rules.approve'),
  ('auditor', 'rules.read')
) as row (role, permissions);
