-- Tables of names checked at one time for one person, kept until they are deleted or grow old.
create table name_batch (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id) on delete cascade,
  file_name text not null,
  -- The columns as the file has them, so that the result can carry them back.
  header text[] not null,
  state text not null check (state in ('running', 'done', 'failed')),
  total int not null,
  done int not null default 0,
  -- Names by level: {"block": 2, "clear": 40}.
  levels jsonb not null default '{}',
  rule_set text not null,
  rules_on date not null,
  started_at timestamptz not null,
  -- Real time, not the register's: a run whose process died is known by its silence.
  heartbeat_at timestamptz not null default now(),
  finished_at timestamptz
);
create index name_batch_of on name_batch (account_id, started_at desc, id);

create table name_batch_row (
  batch_id uuid not null references name_batch (id) on delete cascade,
  position int not null,
  cells text[] not null,
  name text not null,
  level text not null,
  classes text[] not null,
  rules text[] not null,
  advice text not null,
  primary key (batch_id, position)
);
create index name_batch_row_by_level on name_batch_row (batch_id, level, position);
