-- Checks whether outlines fit together: what was checked, by whom, with which thresholds, and what was found. Outlines and
-- findings are kept with the check, because a file is not in the register and the register moves on.
create table topology_check (
  id uuid primary key default gen_random_uuid(),
  -- Of the office that made it: it and the offices above read it.
  division_code text not null,
  account_id uuid not null references account (id),
  made_by text not null,
  source text not null check (source in ('file', 'stored')),
  -- The file's name, or the name of the division whose outlines were checked.
  title text not null,
  sha256 text references stored_file (sha256),
  -- EPSG:N or GCJ-02; findings are kept in CGCS2000.
  crs text not null,
  set_division text,
  set_level text,
  set_day date,
  thresholds jsonb not null,
  state text not null check (state in ('running', 'done', 'failed')),
  done int not null default 0,
  total int not null default 1,
  totals jsonb,
  failure text,
  started_at timestamptz not null,
  -- Real time, not the register's: a run whose process died is known by its silence.
  heartbeat_at timestamptz not null default now(),
  finished_at timestamptz,
  check ((source = 'file') = (sha256 is not null)),
  check ((source = 'stored') = (set_division is not null and set_level is not null and set_day is not null))
);
create index topology_check_newest on topology_check (started_at desc, id desc);
create index topology_check_of_person on topology_check (account_id, started_at desc);

create table topology_outline (
  check_id uuid not null references topology_check (id) on delete cascade,
  number int not null,
  code text,
  name text,
  -- As drawn, also where that is not valid; CGCS2000.
  geom geometry(MultiPolygon, 4490) not null,
  primary key (check_id, number)
);
create index topology_outline_geom on topology_outline using gist (geom);

create table topology_finding (
  check_id uuid not null references topology_check (id) on delete cascade,
  -- By kind, the largest first.
  position int not null,
  kind text not null check (kind in ('overlap', 'gap', 'blank', 'invalid', 'unmatched')),
  class text check (class in ('noise', 'sliver', 'patch', 'whole')),
  -- Numbers of the sides, joined by `-`.
  pair text not null,
  sides jsonb not null,
  area_square_metres float8,
  length_metres float8,
  width_metres float8,
  ring jsonb,
  -- GeoJSON in CGCS2000; never searched by place.
  geometry jsonb not null,
  bbox float8[] not null,
  proposal jsonb,
  primary key (check_id, position)
);
create index topology_finding_by_kind on topology_finding (check_id, kind, position);
create index topology_finding_by_pair on topology_finding (check_id, pair, position);

insert into role_permission (role, permission) values
  ('civil_affairs', 'boundaries.check'),
  ('boundary_officer', 'boundaries.check');
