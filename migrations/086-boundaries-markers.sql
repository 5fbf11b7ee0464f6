-- Measures that decide what is a finding: none refuses anything. A rule that changes is a new row.
create table boundary_tolerance (
  id text not null check (id in ('marker-off-line', 'reference-distance', 'reference-bearing', 'transform')),
  value double precision not null check (value > 0),
  unit text not null check (unit in ('metre', 'degree')),
  source text not null,
  article text not null default '',
  jurisdiction text not null,
  verified boolean not null,
  valid daterange not null,
  exclude using gist (id with =, jurisdiction with =, valid with &&)
);
insert into boundary_tolerance (id, value, unit, source, jurisdiction, verified, valid) values
  ('marker-off-line', 10, 'metre', '系统默认值：单立界桩应立于界线上，限差待按勘界测绘技术规范核定', '000000', false, '[2008-08-29,)'),
  ('reference-distance', 2, 'metre', '系统默认值：方位物距离限差待按勘界测绘技术规范核定', '000000', false, '[2008-08-29,)'),
  ('reference-bearing', 1, 'degree', '系统默认值：方位角限差待按勘界测绘技术规范核定', '000000', false, '[2008-08-29,)'),
  ('transform', 1, 'metre', '系统默认值：原坐标换算值与填报的CGCS2000坐标之差', '000000', false, '[2008-08-29,)');

-- What may be done to a marker, and what the law asks for it. BR: Order 353; circular: of an autonomous region on county lines,
-- region not known, so not verified.
create table boundary_marker_event_rule (
  type text primary key check (type in ('observe', 'repair', 'repaint', 're_erect', 'move', 'add', 'scrap', 're_reference', 'resurvey')),
  sort int not null,
  both_present boolean not null,
  approval_needed boolean not null,
  filing_needed boolean not null,
  -- asked: a new position must be given; kept: none may be.
  position text not null check (position in ('asked', 'kept')),
  -- The state the marker is in afterwards; null: the one that was observed, or the one it had.
  status text check (status in ('intact', 'damaged', 'missing', 'moved', 'scrapped')),
  instrument text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null,
  note_zh text not null default '',
  note text not null default ''
);
insert into boundary_marker_event_rule
  (type, sort, both_present, approval_needed, filing_needed, position, status, instrument, article, article_zh, verified, note_zh, note) values
  ('observe', 1, false, false, false, 'kept', null, '行政区域界线管理条例', 'Boundary Line Regulations art. 12', '《行政区域界线管理条例》第十二条', true, '', ''),
  ('repair', 2, true, false, false, 'kept', 'intact', '行政区域界线管理条例', 'Boundary Line Regulations arts. 6, 16(4)',
   '《行政区域界线管理条例》第六条、第十六条第（四）项', true, '', ''),
  ('repaint', 3, true, false, false, 'kept', 'intact', '行政区域界线管理条例', 'Boundary Line Regulations art. 6', '《行政区域界线管理条例》第六条', false,
   '条例写“修复”；描漆按修复对待，待核实。', 'The Regulations say repair; repainting is taken as repair, to be verified.'),
  ('re_erect', 4, true, false, false, 'kept', 'intact', '行政区域界线管理条例', 'Boundary Line Regulations arts. 6, 16(4)',
   '《行政区域界线管理条例》第六条、第十六条第（四）项', false,
   '丢失、损坏的界桩由管理一方制作，双方在原地恢复：据某自治区通知，待核实。',
   'The managing side makes it, both re-erect it at the same spot: circular of an autonomous region, to be verified.'),
  ('move', 5, true, true, true, 'asked', 'intact', '行政区域界线管理条例', 'Boundary Line Regulations art. 6', '《行政区域界线管理条例》第六条', true,
   '经双方协商同意，共同测绘，增补档案资料，报界线批准机关备案。由谁批复移设，待按《行政区域界线界桩管理办法》第七条核实。',
   'Both sides agree, survey jointly, supplement the archives and file with the approver of the line. Who approves the move: Marker Measures art. 7, to be verified.'),
  ('add', 6, true, true, true, 'kept', 'intact', '行政区域界线管理条例', 'Boundary Line Regulations art. 6', '《行政区域界线管理条例》第六条', true,
   '增设界桩：登记后补记，凭批准和备案文件。', 'For a marker added later: its documents, after it was registered.'),
  ('scrap', 7, true, true, true, 'kept', 'scrapped', '某自治区县级界线管理通知', 'Circular of an autonomous region (region not known)', '某自治区县级界线管理通知（地区不详）', false,
   '双方报市级民政部门审核、自治区民政部门同意后报废：待核实。', 'Both sides report, the city reviews, the region consents: to be verified.'),
  ('re_reference', 8, true, false, false, 'kept', null, '某自治区县级界线管理通知', 'Circular of an autonomous region (region not known)', '某自治区县级界线管理通知（地区不详）', false,
   '方位物灭失的，就近另选并重填登记表：待核实。', 'Where a reference object is gone, choose one nearby and fill in the form again: to be verified.'),
  ('resurvey', 9, true, false, false, 'asked', null, '省级行政区域界线联合检查实施办法', 'Joint Inspection Measures art. 3', '《省级行政区域界线联合检查实施办法》第三条', false,
   '界桩未动，复测后更正坐标。', 'The marker did not move; its coordinates are put right after a survey.');

-- An object set jointly by the neighbours' governments to show the line on the ground (BM art. 2).
create table boundary_marker (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  province_code text not null,
  line_id uuid not null references boundary_line (id),
  -- As printed; parsed only where it has the provincial pattern.
  number_text text not null,
  serial int,
  type_code text check (type_code in ('Q', 'A', 'B', 'C', 'D', 'E')),
  kind text not null check (kind in ('single', 'double', 'triple', 'junction', 'auxiliary')),
  status text not null check (status in ('intact', 'damaged', 'missing', 'moved', 'scrapped')),
  geom geometry(Point, 4490) not null,
  height_metres double precision,
  height_datum text,
  -- {epsg, north, east}: as surveyed.
  original jsonb,
  survey_method text,
  accuracy_metres double precision,
  material text,
  size_text text,
  faces jsonb not null default '[]',
  manager_side text,
  set_on date,
  maker text,
  note text,
  secrecy text not null check (secrecy in ('public', 'internal', 'restricted')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
-- A scrapped marker frees its number for the one that replaces it.
create unique index boundary_marker_number on boundary_marker (line_id, number_text) where status <> 'scrapped';
create index boundary_marker_by_number on boundary_marker (number_text, id);
create index boundary_marker_by_line on boundary_marker (line_id);
create index boundary_marker_by_geom on boundary_marker using gist (geom);

-- A marker at a junction shows more lines than its own.
create table boundary_marker_line (
  marker_id uuid not null references boundary_marker (id),
  line_id uuid not null references boundary_line (id),
  primary key (marker_id, line_id)
);
create index boundary_marker_line_by_line on boundary_marker_line (line_id);

create table boundary_marker_reference (
  marker_id uuid not null references boundary_marker (id),
  no int not null,
  name text not null,
  bearing_degrees double precision not null check (bearing_degrees >= 0 and bearing_degrees < 360),
  -- Of true north, of the grid of the 3° zone, or of the compass, which cannot be checked.
  bearing_kind text not null check (bearing_kind in ('true', 'grid', 'magnetic')),
  distance_metres double precision not null check (distance_metres > 0),
  lon double precision,
  lat double precision check ((lat is null) = (lon is null)),
  primary key (marker_id, no)
);

-- What happened to a marker: only added to.
create table boundary_marker_event (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  marker_id uuid not null references boundary_marker (id),
  type text not null references boundary_marker_event_rule (type),
  happened_on date not null,
  side_a_present text,
  side_b_present text,
  approval_document text,
  filing_document text,
  status_before text not null,
  status_after text not null,
  -- [longitude, latitude], where it moved.
  position_before jsonb,
  position_after jsonb,
  references_before jsonb,
  description text not null,
  actor_id uuid not null,
  actor text not null,
  organisation text not null,
  at timestamptz not null
);
create index boundary_marker_event_by_marker on boundary_marker_event (marker_id, seq);

create table boundary_file (
  id uuid primary key default gen_random_uuid(),
  marker_id uuid references boundary_marker (id),
  kind text not null check (kind in ('photo', 'registration_form', 'document')),
  sha256 text not null references stored_file (sha256),
  file_name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
create index boundary_file_by_marker on boundary_file (marker_id) where marker_id is not null;

insert into role_permission (role, permission) values
  ('civil_affairs', 'markers.keep'),
  ('boundary_officer', 'markers.keep'),
  -- Who inspects in the field must see the lines and markers to inspect.
  ('field_inspector', 'boundaries.read');
