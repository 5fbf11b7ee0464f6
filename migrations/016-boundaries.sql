-- Who approves a boundary line, as the law says it. A rule that changes is a new row; lines keep the row they were made under.
create table boundary_approver (
  id text primary key,
  line_level text not null check (line_level in ('province', 'county', 'township')),
  -- autonomous: one side is an autonomous prefecture or an autonomous county (banner).
  sides text not null check (sides in ('autonomous', 'other')),
  organ text not null check (organ in ('state_council', 'province_government')),
  instrument text not null,
  article text not null,
  article_zh text not null,
  note text not null,
  note_zh text not null,
  verified boolean not null,
  valid daterange not null,
  exclude using gist (line_level with =, sides with =, valid with &&)
);

insert into boundary_approver (id, line_level, sides, organ, instrument, article, article_zh, note, note_zh, verified, valid) values
  ('province', 'province', 'other', 'state_council', '行政区域界线管理条例',
   'Boundary Line Regulations art. 2; Administrative Division Regulations art. 7(1)',
   '《行政区域界线管理条例》第二条、《行政区划管理条例》第七条第（一）项', '', '', true, '[2002-07-01,)'),
  ('county-autonomous', 'county', 'autonomous', 'state_council', '行政区域界线管理条例',
   'Boundary Line Regulations art. 2; Administrative Division Regulations art. 7(3)',
   '《行政区域界线管理条例》第二条、《行政区划管理条例》第七条第（三）项',
   'Art. 2 names the State Council and the province governments without saying who approves which line: the approval document decides.',
   '第二条只写国务院或者省级人民政府批准，未写各级界线由谁批准：以批复文件为准。', false, '[2002-07-01,)'),
  ('county', 'county', 'other', 'province_government', '行政区域界线管理条例',
   'Boundary Line Regulations art. 2; Administrative Division Regulations art. 8',
   '《行政区域界线管理条例》第二条、《行政区划管理条例》第八条',
   'A major change of the line goes to the State Council (Administrative Division Regulations art. 7(3)); the approval document of the line decides.',
   '界线重大变更由国务院审批（《行政区划管理条例》第七条第（三）项）；以界线的批复文件为准。', false, '[2002-07-01,)'),
  ('township', 'township', 'other', 'province_government', '行政区域界线管理条例',
   'Boundary Line Regulations arts. 2, 19; Administrative Division Regulations art. 9',
   '《行政区域界线管理条例》第二条、第十九条、《行政区划管理条例》第九条',
   'Township lines follow the Regulations by reference; who approves them is not written there.',
   '乡级界线参照条例办理，条例未写由谁批准。', false, '[2002-07-01,)');

-- An edge of the outlines of one level. Going along it, the left division lies to the left; right is null where no outline of the
-- register adjoins. All arcs of a division together are its outline, point for point.
create table boundary_arc (
  id uuid primary key default gen_random_uuid(),
  province_code text not null,
  level text not null check (level in ('county', 'township')),
  left_code text not null,
  right_code text check (right_code <> left_code),
  geom geometry(LineString, 4490) not null,
  -- SHA-256 of its coordinates: tells whether a new drawing has the same arc.
  digest text not null,
  schematic boolean not null,
  created_at timestamptz not null
);
create unique index boundary_arc_once on boundary_arc (level, left_code, digest, (coalesce(right_code, '')));
create index boundary_arc_by_left on boundary_arc (left_code text_pattern_ops);
create index boundary_arc_by_right on boundary_arc (right_code text_pattern_ops);
create index boundary_arc_by_geom on boundary_arc using gist (geom);

-- The dividing line of two governments' jurisdictions (BR art. 2). Draft: drawn from outlines, without an agreement on record.
create table boundary_line (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  province_code text not null,
  -- The register's own mark, the codes of both sides; not the number printed on markers.
  code text not null,
  level text not null check (level in ('province', 'county', 'township')),
  side_a text not null,
  side_b text not null check (side_b > side_a),
  approver_id text not null references boundary_approver (id),
  status text not null default 'draft' check (status in ('draft', 'demarcated', 'changed')),
  secrecy text not null default 'internal' check (secrecy in ('public', 'internal', 'restricted')),
  schematic boolean not null,
  source text not null,
  source_en text not null,
  agreement text,
  approval_document text,
  valid daterange not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (status = 'draft' or agreement is not null),
  exclude using gist (code with =, valid with &&)
);
create index boundary_line_by_code on boundary_line (code, id);
create index boundary_line_by_update on boundary_line (updated_at);

create table boundary_line_arc (
  line_id uuid not null references boundary_line (id),
  arc_id uuid not null references boundary_arc (id) on delete cascade,
  primary key (line_id, arc_id)
);
create index boundary_line_arc_by_arc on boundary_line_arc (arc_id);

insert into role_permission (role, permission) values
  ('civil_affairs', 'boundaries.read'),
  ('auditor', 'boundaries.read');
