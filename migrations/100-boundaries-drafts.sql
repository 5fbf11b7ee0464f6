-- A proposed course of a line: steps of editing, in order, on the course in force. It takes force with a document on a day.
create table boundary_line_draft (
  id uuid primary key default gen_random_uuid(),
  line_id uuid not null references boundary_line (id),
  version int not null default 1,
  title text not null,
  edits jsonb not null,
  state text not null default 'open' check (state in ('open', 'in_force', 'withdrawn')),
  proposed_by text not null,
  organisation text not null,
  division_code text not null,
  approval_id uuid references boundary_document (id),
  in_force_on date check ((state = 'in_force') = (in_force_on is not null)),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index boundary_line_draft_by_line on boundary_line_draft (line_id, created_at);

-- How near is the same point on the map, and how small a gap or overlap is rounding. No norm says so: our choice, to be settled by the survey office.
create table boundary_edit_tolerance (
  id text not null check (id in ('snap_metres', 'sliver_square_metres')),
  value double precision not null check (value >= 0),
  source text not null,
  note text not null,
  verified boolean not null,
  valid daterange not null,
  exclude using gist (id with =, valid with &&)
);
insert into boundary_edit_tolerance (id, value, source, note, verified, valid) values
  ('snap_metres', 20, '系统设定', '编辑时吸附到邻近点、线的距离；无规范依据，由测绘部门核定', false, '[2002-07-01,)'),
  ('sliver_square_metres', 1, '系统设定', '小于此面积的缝隙或重叠视为数值误差；无规范依据，由测绘部门核定', false, '[2002-07-01,)');
