-- Who handles a boundary dispute, as the law says it: BD = 行政区域边界争议处理条例, BR = 行政区域界线管理条例. A changed rule is a new row.
create table dispute_authority (
  id text primary key,
  -- T1: the line is not clear; T2: it is demarcated, its position on the ground is disputed.
  track text not null check (track in ('T1', 'T2')),
  level text not null check (level in ('province', 'county', 'township')),
  handler text not null check (handler in ('state_council', 'common_superior', 'line_approver')),
  instrument text not null,
  article text not null,
  article_zh text not null,
  procedure text not null,
  procedure_zh text not null,
  verified boolean not null,
  valid daterange not null,
  exclude using gist (track with =, level with =, valid with &&)
);

insert into dispute_authority (id, track, level, handler, instrument, article, article_zh, procedure, procedure_zh, verified, valid) values
  ('T1-province', 'T1', 'province', 'state_council', '行政区域边界争议处理条例', 'Boundary Dispute Regulations art. 11',
   '《行政区域边界争议处理条例》第十一条',
   'The two governments negotiate; failing that each sends its solution with a boundary topographic map to the State Council, where the Ministry of Civil Affairs mediates; the State Council decides.',
   '双方人民政府协商；达不成协议的，各自将解决方案并附边界线地形图报国务院，由民政部会同国务院有关部门调解；经调解未达成协议的，由国务院决定。',
   true, '[1989-02-03,)'),
  ('T1-county', 'T1', 'county', 'common_superior', '行政区域边界争议处理条例', 'Boundary Dispute Regulations art. 12',
   '《行政区域边界争议处理条例》第十二条',
   'The two governments negotiate; failing that each sends its solution with a boundary topographic map to the next higher government of both, whose civil affairs department mediates; that government decides.',
   '双方人民政府协商；达不成协议的，各自将解决方案并附边界线地形图报双方的上一级人民政府，由其民政部门会同有关部门调解；经调解未达成协议的，由该人民政府决定。',
   true, '[1989-02-03,)'),
  ('T1-township', 'T1', 'township', 'common_superior', '行政区域边界争议处理条例', 'Boundary Dispute Regulations art. 12',
   '《行政区域边界争议处理条例》第十二条',
   'The two governments negotiate; failing that each sends its solution with a boundary topographic map to the next higher government of both, whose civil affairs department mediates; that government decides.',
   '双方人民政府协商；达不成协议的，各自将解决方案并附边界线地形图报双方的上一级人民政府，由其民政部门会同有关部门调解；经调解未达成协议的，由该人民政府决定。',
   true, '[1989-02-03,)'),
  ('T2-province', 'T2', 'province', 'line_approver', '行政区域界线管理条例', 'Boundary Line Regulations art. 15',
   '《行政区域界线管理条例》第十五条',
   'The approver of the line decides where it runs, according to the agreement.',
   '由该界线的批准机关依照协议书确定实地位置。', true, '[2002-07-01,)'),
  ('T2-county', 'T2', 'county', 'line_approver', '行政区域界线管理条例', 'Boundary Line Regulations art. 15',
   '《行政区域界线管理条例》第十五条',
   'The approver of the line decides where it runs, according to the agreement.',
   '由该界线的批准机关依照协议书确定实地位置。', true, '[2002-07-01,)'),
  ('T2-township', 'T2', 'township', 'line_approver', '行政区域界线管理条例', 'Boundary Line Regulations arts. 15, 19',
   '《行政区域界线管理条例》第十五条、第十九条',
   'The approver of the line decides where it runs, according to the agreement; township lines follow the Regulations by reference.',
   '由该界线的批准机关依照协议书确定实地位置；乡级界线参照执行。', false, '[2002-07-01,)');

-- The states of a dispute and the acts that lead from one to another: rows, so that a step is added without changing code.
create table dispute_state (
  id text primary key,
  label_zh text not null,
  label_en text not null,
  open boolean not null
);
create table dispute_act (
  act text not null,
  from_state text not null references dispute_state (id),
  to_state text not null references dispute_state (id),
  -- Whose act it is: registrant = the government that registered the dispute.
  party text not null check (party in ('registrant', 'side', 'handler')),
  primary key (act, from_state, party)
);
insert into dispute_state (id, label_zh, label_en, open) values
  ('registered', '已登记', 'Registered', true),
  ('withdrawn', '已撤回', 'Withdrawn', false);
insert into dispute_act (act, from_state, to_state, party) values
  ('edit', 'registered', 'registered', 'registrant'),
  ('withdraw', 'registered', 'withdrawn', 'registrant');

-- A dispute between two governments over the line between them (BD art. 2). No running number: it would tell how many there are.
create table dispute (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  province_code text not null,
  track text not null check (track in ('T1', 'T2')),
  level text not null check (level in ('province', 'county', 'township')),
  state text not null references dispute_state (id),
  side_a text not null,
  side_b text not null check (side_b > side_a),
  -- The division whose government handles it; 000000 is the State Council.
  handler_code text not null,
  authority_id text not null references dispute_authority (id),
  -- Who approved the line; T2 only.
  approver_id text references boundary_approver (id),
  registrant_code text not null,
  title text not null,
  facts text not null,
  agreement text check ((track = 'T2') = (agreement is not null)),
  arose_on date not null,
  area geometry(MultiPolygon, 4490),
  registered_at timestamptz not null,
  updated_at timestamptz not null,
  check ((track = 'T2') = (approver_id is not null))
);
create index dispute_by_side_a on dispute (side_a, updated_at desc, id);
create index dispute_by_side_b on dispute (side_b, updated_at desc, id);
create index dispute_by_handler on dispute (handler_code, updated_at desc, id);
create index dispute_by_area on dispute using gist (area);

-- What happened in a dispute, with the values before and after; only appended to.
create table dispute_step (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  dispute_id uuid not null references dispute (id),
  act text not null,
  from_state text,
  to_state text not null,
  actor_id uuid not null references account (id),
  actor text not null,
  organisation text not null,
  at timestamptz not null,
  reason text,
  before jsonb,
  after jsonb
);
create index dispute_step_by_dispute on dispute_step (dispute_id, seq);

insert into role_permission (role, permission) values
  ('boundary_officer', 'disputes.read'),
  ('boundary_officer', 'disputes.register'),
  ('civil_affairs', 'disputes.read'),
  ('civil_affairs', 'disputes.register'),
  ('approver', 'disputes.read');
