-- How often a line is inspected, when to warn, and what an office owes each year. A rule that changes is a new row.
create table joint_inspection_rule (
  id text not null check (id in ('cycle', 'warning-12', 'warning-6', 'warning-3', 'plan', 'summary')),
  -- Months of the cycle or before the due day; null for a day of the year.
  months int check (months > 0),
  month_day text check (month_day ~ '^\d\d-\d\d$'),
  instrument text not null,
  article text not null,
  article_zh text not null,
  jurisdiction text not null,
  verified boolean not null,
  valid daterange not null,
  check ((months is null) <> (month_day is null)),
  exclude using gist (id with =, jurisdiction with =, valid with &&)
);
insert into joint_inspection_rule (id, months, month_day, instrument, article, article_zh, jurisdiction, verified, valid) values
  ('cycle', 60, null, '行政区域界线管理条例', 'Boundary Line Regulations art. 12', '《行政区域界线管理条例》第十二条', '000000', true, '[2002-07-01,)'),
  ('warning-12', 12, null, '系统默认提醒', 'Default of this system; no law sets it', '系统默认提醒，法规未规定', '000000', false, '[2002-07-01,)'),
  ('warning-6', 6, null, '系统默认提醒', 'Default of this system; no law sets it', '系统默认提醒，法规未规定', '000000', false, '[2002-07-01,)'),
  ('warning-3', 3, null, '系统默认提醒', 'Default of this system; no law sets it', '系统默认提醒，法规未规定', '000000', false, '[2002-07-01,)'),
  ('plan', null, '05-15', '某自治区县级界线管理通知', 'Circular of an autonomous region on county lines (region not known)',
   '某自治区县级界线管理通知（地区不详）：5月15日前报年度计划', '000000', false, '[2002-07-01,)'),
  ('summary', null, '12-01', '某自治区县级界线管理通知', 'Circular of an autonomous region on county lines (region not known)',
   '某自治区县级界线管理通知（地区不详）：12月1日前报年度总结', '000000', false, '[2002-07-01,)');

-- What may be found, and what follows; from the same circular, so not verified.
create table joint_inspection_defect (
  code text primary key,
  sort int not null,
  target text not null check (target in ('marker', 'section')),
  label_zh text not null,
  label_en text not null,
  action_zh text not null,
  action_en text not null,
  -- The state a marker is in where this was found; it must be intact again before the defect is closed.
  marker_status text check (marker_status in ('damaged', 'missing', 'moved')),
  article_zh text not null,
  verified boolean not null
);
insert into joint_inspection_defect (code, sort, target, label_zh, label_en, action_zh, action_en, marker_status, article_zh, verified) values
  ('missing', 1, 'marker', '界桩丢失', 'Marker missing', '管理方制作，双方在原地恢复', 'The managing side makes it, both re-erect it at the same spot', 'missing', '某自治区县级界线管理通知（地区不详）', false),
  ('damaged', 2, 'marker', '界桩损坏', 'Marker damaged', '管理方修复，对方在场', 'The managing side repairs it, the other side present', 'damaged', '《行政区域界线管理条例》第六条', true),
  ('moved', 3, 'marker', '界桩被移动', 'Marker moved', '双方按登记表恢复原位', 'Both sides put it back as the form has it', 'moved', '《行政区域界线管理条例》第六条；某自治区通知（地区不详）', false),
  ('faded', 4, 'marker', '注记不清、需描漆', 'Inscription faded', '清除杂草，描漆', 'Clear the weeds, repaint', null, '某自治区县级界线管理通知（地区不详）', false),
  ('reference_missing', 5, 'marker', '方位物灭失', 'Reference object gone', '就近另选方位物，重填登记表', 'Choose one nearby, fill in the form again', null, '某自治区县级界线管理通知（地区不详）', false),
  ('digging', 6, 'marker', '界桩附近取土、挖沙', 'Digging near the marker', '制止并恢复原状', 'Stop it and restore', null, '某自治区县级界线管理通知（地区不详）', false),
  ('line_unclear', 11, 'section', '界线不清', 'Line not clear', '双方商定增加线状、点状地物，按程序报批', 'Agree further objects and have them approved', null, '某自治区县级界线管理通知（地区不详）', false),
  ('feature_changed', 12, 'section', '线状地物改变', 'Linear feature changed', '界线不变；双方复测，报批准机关备案', 'The line stays; survey again and file with the approver', null, '《行政区域界线管理条例》第七条、第八条', true),
  ('crossing', 13, 'section', '跨界线生产建设', 'Production or construction across the line', '事先征得毗邻方同意，分别审批，报批准机关备案', 'Consent of the neighbour, separate approvals, filing', null, '《行政区域界线管理条例》第十条', true),
  ('one_sided', 14, 'section', '单方设置界标', 'One-sided mark', '拆除', 'Remove it', null, '某自治区县级界线管理通知（地区不详）', false);

create table joint_inspection (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  province_code text not null,
  line_id uuid not null references boundary_line (id),
  kind text not null check (kind in ('regular', 'special', 'earlier')),
  state text not null check (state in ('planned', 'desk_check', 'field_check', 'findings_open', 'remedied', 'joint_report_signed',
    'filed_with_approver', 'archived')),
  planned_year int not null check (planned_year >= 2000 and planned_year < 2200),
  leading_side text not null,
  -- Why a special inspection is held; on what document an earlier one rests.
  reason text,
  inspectors_a text,
  inspectors_b text,
  desk_result text,
  report jsonb,
  completed_on date,
  filing jsonb,
  archive jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (kind = 'regular' or reason is not null)
);
-- One cycle of a line at a time.
create unique index joint_inspection_open on joint_inspection (line_id) where kind = 'regular' and state <> 'archived';
create index joint_inspection_by_line on joint_inspection (line_id, completed_on);
create index joint_inspection_by_year on joint_inspection (planned_year, id);

create table joint_inspection_item (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  inspection_id uuid not null references joint_inspection (id),
  no int not null,
  marker_id uuid references boundary_marker (id),
  -- What stretch of the line; null for a marker.
  section text check ((section is null) = (marker_id is not null)),
  result text check (result in ('as_agreed', 'defect')),
  defect_code text references joint_inspection_defect (code),
  note text,
  lon double precision,
  lat double precision,
  accuracy_metres double precision,
  inspector_a text,
  inspector_b text,
  checked_at timestamptz,
  action text,
  deadline date,
  closed_on date,
  closing_note text,
  unique (inspection_id, no),
  check ((defect_code is not null) = (coalesce(result, '') = 'defect'))
);
create index joint_inspection_item_by_marker on joint_inspection_item (marker_id) where marker_id is not null;

create table joint_inspection_signature (
  inspection_id uuid not null references joint_inspection (id),
  side text not null,
  -- account: an account of that side signed here; recorded: it signed on paper, and the scan is on file.
  method text not null check (method in ('account', 'recorded')),
  signer text not null,
  office text not null,
  signed_on date not null,
  file_id uuid references boundary_file (id),
  actor_id uuid not null,
  at timestamptz not null,
  primary key (inspection_id, side),
  check ((method = 'recorded') = (file_id is not null))
);

alter table boundary_file add column inspection_id uuid references joint_inspection (id);
alter table boundary_file add column item_id uuid references joint_inspection_item (id);
create index boundary_file_by_inspection on boundary_file (inspection_id) where inspection_id is not null;

insert into role_permission (role, permission) values
  ('civil_affairs', 'inspections.keep'),
  ('boundary_officer', 'inspections.keep'),
  ('civil_affairs', 'inspections.record'),
  ('boundary_officer', 'inspections.record'),
  ('field_inspector', 'inspections.record');
