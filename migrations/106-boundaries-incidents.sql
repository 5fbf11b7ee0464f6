-- What happens to a line on the ground besides inspections, and the way the law takes it: kinds, the measures each asks for with
-- authority, article and outcome, and the office's own limits. BR: Order 353; DR: Order 704. A rule that changes is a new row; an
-- incident goes by the rows of the day it was found on, those of its province before those of the nation.
create table boundary_incident_kind (
  code text not null check (code ~ '^[a-z_]+$'),
  sort int not null,
  label_zh text not null,
  label text not null,
  -- marker: names a marker of the line; line: may name one.
  about text not null check (about in ('marker', 'line')),
  -- What the visit on the spot may find to be the cause.
  causes text[] not null check (causes <@ array['natural', 'construction', 'wilful', 'negligent', 'unknown', 'consented', 'unconsented']),
  -- Defects of a joint inspection that are such an incident.
  defect_codes text[] not null default '{}',
  -- What the law says of it.
  rule_zh text not null,
  rule text not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  jurisdiction text not null,
  verified boolean not null,
  valid daterange not null,
  exclude using gist (code with =, jurisdiction with =, valid with &&)
);
insert into boundary_incident_kind
  (code, sort, label_zh, label, about, causes, defect_codes, rule_zh, rule, instrument, article, article_zh, jurisdiction, verified, valid) values
  ('marker_damaged', 1, '界桩损毁', 'Marker damaged or lost', 'marker', '{natural,construction,wilful,negligent,unknown}', '{missing,damaged}',
   '不得损坏界桩；损坏的，由分工管理的一方在毗邻方在场时修复。', 'A marker must not be damaged; the managing side repairs it with the neighbour present.',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 6', '《行政区域界线管理条例》第六条', '000000', true, '[2002-07-01,)'),
  ('marker_moved', 2, '界桩移动', 'Marker moved', 'marker', '{natural,construction,wilful,negligent,unknown}', '{moved}',
   '不得擅自移动界桩；非法移动的，其行为无效。', 'A marker must not be moved without authority; illegal moving has no effect.',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 6', '《行政区域界线管理条例》第六条', '000000', true, '[2002-07-01,)'),
  ('linear_feature', 3, '线状地物变化', 'Linear feature changed', 'line', '{natural,construction,wilful,negligent,unknown}', '{feature_changed,line_unclear}',
   '作为界线标志的河流、沟渠、道路等改变的，界线仍在协议书划定的位置，协议书另有约定的除外。',
   'Where a river, ditch or road that marks the line changes, the line stays as agreed unless the agreement says otherwise.',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 7', '《行政区域界线管理条例》第七条', '000000', true, '[2002-07-01,)'),
  ('other_object', 4, '其他标志物变化', 'Other object changed', 'line', '{natural,construction,wilful,negligent,unknown}', '{reference_missing,one_sided}',
   '协议书指明的其他标志物应维持原貌；发生变化的，由县级以上民政部门修测，确定新的标志物并备案。',
   'Other objects named by the agreement stay as they are; where one changed, civil affairs of county level or above survey again, name a new one and file it.',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 8', '《行政区域界线管理条例》第八条', '000000', true, '[2002-07-01,)'),
  ('crossing_works', 5, '跨界生产建设', 'Production or construction across the line', 'line', '{consented,unconsented}', '{crossing,digging}',
   '生产、建设用地横跨界线的，须事先征得毗邻各方同意，分别办理审批，并报界线批准机关备案。',
   'Production or construction across the line needs the prior consent of the neighbours, separate approvals and filing with the approver of the line.',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 10', '《行政区域界线管理条例》第十条', '000000', true, '[2002-07-01,)'),
  ('unauthorised_change', 6, '擅自变更界线', 'Line changed without authority', 'line', '{wilful,negligent,unknown}', '{}',
   '任何组织和个人不得擅自变更行政区域界线。', 'No organisation or person may change a line without authority.',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 2', '《行政区域界线管理条例》第二条', '000000', true, '[2002-07-01,)'),
  ('wrong_map', 7, '地图界线画法错误', 'Line drawn wrongly on a map', 'line', '{wilful,negligent,unknown}', '{}',
   '地图上界线的画法应与行政区域界线详图一致；不得擅自编制详图。', 'Maps draw the line as its detailed map does; nobody compiles a detailed map without authority.',
   '行政区域界线管理条例', 'Boundary Line Regulations arts. 14, 18', '《行政区域界线管理条例》第十四条、第十八条', '000000', true, '[2002-07-01,)');

create table boundary_incident_measure (
  kind text not null,
  code text not null check (code ~ '^[a-z_]+$'),
  sort int not null,
  label_zh text not null,
  label text not null,
  -- asked: done, or not done on a ground, before the incident is settled; offered: done where it applies.
  duty text not null check (duty in ('asked', 'offered')),
  -- Only for these causes; null: for each.
  causes text[],
  -- What shows that it was done: a record, an event of the marker, a special inspection, the consents or approvals of both sides, an
  -- administrative penalty, the filing with the approver of the line, a decision on the position of the line.
  proof text not null check (proof in ('record', 'marker_event', 'inspection', 'both_sides', 'penalty', 'filing', 'decision')),
  event_types text[] not null default '{}',
  -- Most of the fine, in yuan.
  most_yuan int check (most_yuan > 0),
  -- What a penalty says besides the fine.
  penalty_parts text[] not null default '{}' check (penalty_parts <@ array['repair_cost', 'confiscated']),
  -- Whether it may be left undone on a ground.
  waivable boolean not null,
  authority text not null check (authority in ('managing_side', 'both_sides', 'civil_affairs', 'superior', 'approver', 'police')),
  instrument text not null,
  article text not null,
  article_zh text not null,
  jurisdiction text not null,
  verified boolean not null,
  note_zh text not null default '',
  note text not null default '',
  valid daterange not null,
  check ((proof = 'marker_event') = (event_types <> '{}')),
  check ((proof = 'penalty') = (most_yuan is not null)),
  exclude using gist (kind with =, code with =, jurisdiction with =, valid with &&)
);
insert into boundary_incident_measure (kind, code, sort, label_zh, label, duty, causes, proof, event_types, most_yuan, penalty_parts, waivable,
  authority, instrument, article, article_zh, jurisdiction, verified, note_zh, note, valid)
select m.kind, m.code, m.sort, m.label_zh, m.label, m.duty, m.causes::text[], m.proof, m.event_types::text[], m.most_yuan, m.parts::text[],
       m.waivable, m.authority, m.instrument, m.article, m.article_zh, '000000', m.verified, m.note_zh, m.note, m.valid::daterange
  from (values
  ('marker_damaged', 'repair', 1, '修复界桩', 'Repair the marker', 'asked', null, 'marker_event', '{repair,re_erect}', null, '{}', false, 'managing_side',
   '行政区域界线管理条例', 'Boundary Line Regulations arts. 6, 16(4)', '《行政区域界线管理条例》第六条、第十六条第（四）项', true,
   '毗邻方须在场。', 'The neighbour must be present.', '[2002-07-01,)'),
  ('marker_damaged', 'penalty', 2, '行政处罚', 'Administrative penalty', 'asked', '{wilful}', 'penalty', '{}', 1000, '{repair_cost}', true, 'managing_side',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 17', '《行政区域界线管理条例》第十七条', true,
   '支付修复费用，并处1000元以下罚款，由所在地负责管理该标志的民政部门决定。',
   'Pays the repair and a fine of at most 1,000 yuan, by the civil affairs department in charge there.', '[2002-07-01,)'),
  ('marker_damaged', 'police', 3, '移送公安机关', 'Hand over to the police', 'offered', '{wilful}', 'record', '{}', null, '{}', true, 'police',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 17', '《行政区域界线管理条例》第十七条', true,
   '构成违反治安管理行为的。', 'Where it breaks the law on public security.', '[2002-07-01,)'),
  ('marker_moved', 'restore', 1, '恢复原位，或经批准移设', 'Put it back, or move it by approval', 'asked', null, 'marker_event', '{re_erect,move}', null, '{}', false, 'both_sides',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 6', '《行政区域界线管理条例》第六条', false,
   '非法移动无效；双方按登记表恢复原位：据某自治区通知，待核实。因建设需要移动的，双方协商、共同测绘并备案。',
   'Illegal moving has no effect; both sides put it back as the form has it: circular of an autonomous region, to be verified. Moving for construction: both agree, survey jointly, file.', '[2002-07-01,)'),
  ('marker_moved', 'penalty', 2, '行政处罚', 'Administrative penalty', 'asked', '{wilful}', 'penalty', '{}', 1000, '{repair_cost}', true, 'managing_side',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 17', '《行政区域界线管理条例》第十七条', true,
   '支付修复费用，并处1000元以下罚款，由所在地负责管理该标志的民政部门决定。',
   'Pays the repair and a fine of at most 1,000 yuan, by the civil affairs department in charge there.', '[2002-07-01,)'),
  ('marker_moved', 'police', 3, '移送公安机关', 'Hand over to the police', 'offered', '{wilful}', 'record', '{}', null, '{}', true, 'police',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 17', '《行政区域界线管理条例》第十七条', true,
   '构成违反治安管理行为的。', 'Where it breaks the law on public security.', '[2002-07-01,)'),
  ('linear_feature', 'inspection', 1, '专项联合检查', 'Special joint inspection of the stretch', 'asked', null, 'inspection', '{}', null, '{}', true, 'both_sides',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 12', '《行政区域界线管理条例》第十二条', true,
   '毗邻政府共同对该地段随时安排联合检查，结果共同报批准机关备案。',
   'The neighbours inspect the stretch jointly at any time; the result is filed jointly with the approver.', '[2002-07-01,)'),
  ('linear_feature', 'position', 2, '确认界线位置', 'Settle where the line runs', 'asked', null, 'decision', '{}', null, '{}', false, 'both_sides',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 7', '《行政区域界线管理条例》第七条', true,
   '界线保持协议书划定的位置；协议书另有约定的，按约定。', 'The line stays as agreed; where the agreement says otherwise, as it says.', '[2002-07-01,)'),
  ('linear_feature', 'penalty', 3, '行政处罚', 'Administrative penalty', 'offered', '{wilful}', 'penalty', '{}', 1000, '{repair_cost}', true, 'managing_side',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 17', '《行政区域界线管理条例》第十七条', false,
   '线状地物是否属于第十七条所称标志物，待核实。', 'Whether a linear feature is an object in the sense of art. 17 is to be verified.', '[2002-07-01,)'),
  ('linear_feature', 'dispute', 4, '位置有异议，报批准机关决定', 'Position in doubt: the approver decides', 'offered', null, 'record', '{}', null, '{}', true, 'approver',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 15', '《行政区域界线管理条例》第十五条', true,
   '由界线的批准机关按照协议书决定。', 'The approver of the line decides according to the agreement.', '[2002-07-01,)'),
  ('other_object', 'resurvey', 1, '组织修测', 'Survey again', 'asked', null, 'record', '{}', null, '{}', false, 'civil_affairs',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 8', '《行政区域界线管理条例》第八条', true,
   '县级以上民政部门组织。', 'By civil affairs departments of county level or above.', '[2002-07-01,)'),
  ('other_object', 'new_object', 2, '确定新的标志物', 'Name a new object', 'asked', null, 'both_sides', '{}', null, '{}', false, 'both_sides',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 8', '《行政区域界线管理条例》第八条', true, '', '', '[2002-07-01,)'),
  ('other_object', 'filing', 3, '报批准机关备案', 'File with the approver of the line', 'asked', null, 'filing', '{}', null, '{}', false, 'both_sides',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 8', '《行政区域界线管理条例》第八条', true, '', '', '[2002-07-01,)'),
  ('other_object', 'references', 4, '界桩方位物另选', 'Choose the marker’s reference objects anew', 'offered', null, 'marker_event', '{re_reference}', null, '{}', true, 'both_sides',
   '某自治区县级界线管理通知', 'Circular of an autonomous region (region not known)', '某自治区县级界线管理通知（地区不详）', false,
   '就近另选并重填登记表。', 'One nearby, and the form is filled in again.', '[2002-07-01,)'),
  ('other_object', 'penalty', 5, '行政处罚', 'Administrative penalty', 'asked', '{wilful}', 'penalty', '{}', 1000, '{repair_cost}', true, 'managing_side',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 17', '《行政区域界线管理条例》第十七条', true,
   '支付修复费用，并处1000元以下罚款，由所在地负责管理该标志的民政部门决定。',
   'Pays the repair and a fine of at most 1,000 yuan, by the civil affairs department in charge there.', '[2002-07-01,)'),
  ('crossing_works', 'stop', 1, '停止施工，恢复原状', 'Stop the works and restore', 'asked', '{unconsented}', 'record', '{}', null, '{}', true, 'civil_affairs',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 10', '《行政区域界线管理条例》第十条', false,
   '第十条未规定处置措施；停止并恢复原状据某自治区通知，待核实。', 'Art. 10 names no remedy; stopping and restoring is of a circular, to be verified.', '[2002-07-01,)'),
  ('crossing_works', 'consent', 2, '毗邻各方同意', 'Consent of both neighbours', 'asked', null, 'both_sides', '{}', null, '{}', true, 'both_sides',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 10', '《行政区域界线管理条例》第十条', true,
   '须在开工前取得；停工恢复的，填写不办理的理由。', 'Before the works begin; where they were stopped and undone, the ground is stated.', '[2002-07-01,)'),
  ('crossing_works', 'approvals', 3, '分别办理审批', 'Separate approvals on either side', 'asked', null, 'both_sides', '{}', null, '{}', true, 'both_sides',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 10', '《行政区域界线管理条例》第十条', true, '', '', '[2002-07-01,)'),
  ('crossing_works', 'filing', 4, '报批准机关备案', 'File with the approver of the line', 'asked', null, 'filing', '{}', null, '{}', true, 'both_sides',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 10', '《行政区域界线管理条例》第十条', true, '', '', '[2002-07-01,)'),
  ('unauthorised_change', 'report', 1, '报告界线批准机关', 'Report to the approver of the line', 'asked', null, 'record', '{}', null, '{}', true, 'approver',
   '系统默认', 'Default of this system; no law sets it', '系统默认，法规未规定', false, '', '', '[2002-07-01,)'),
  ('unauthorised_change', 'correction', 2, '责令改正', 'Order to put it right', 'asked', null, 'record', '{}', null, '{}', false, 'superior',
   '行政区划管理条例', 'Division Regulations art. 23', '《行政区划管理条例》第二十三条', true,
   '由上级人民政府责令改正。', 'By the superior government.', '[2019-01-01,)'),
  ('unauthorised_change', 'correction', 2, '责令改正', 'Order to put it right', 'asked', null, 'record', '{}', null, '{}', false, 'superior',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 2', '《行政区域界线管理条例》第二条', false,
   '《行政区划管理条例》施行（2019-01-01）前的依据待核实。', 'The basis before the Division Regulations (2019-01-01) is to be verified.', '[2002-07-01,2019-01-01)'),
  ('unauthorised_change', 'discipline', 3, '移送处分', 'Hand over for discipline', 'offered', null, 'record', '{}', null, '{}', true, 'superior',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 16', '《行政区域界线管理条例》第十六条', true,
   '国家机关工作人员违反职责的。', 'Where an official breached his duties.', '[2002-07-01,)'),
  ('unauthorised_change', 'inspection', 4, '专项联合检查', 'Special joint inspection of the stretch', 'offered', null, 'inspection', '{}', null, '{}', true, 'both_sides',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 12', '《行政区域界线管理条例》第十二条', false,
   '第十二条列举自然灾害、河流改道、道路变化等特殊情况；擅自变更是否适用，待核实。', 'Art. 12 names disasters, shifted rivers, changed roads; whether it covers this is to be verified.', '[2002-07-01,)'),
  ('wrong_map', 'stop', 1, '责令停止违法行为', 'Order to stop', 'asked', null, 'record', '{}', null, '{}', true, 'civil_affairs',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 18', '《行政区域界线管理条例》第十八条', true, '', '', '[2002-07-01,)'),
  ('wrong_map', 'penalty', 2, '没收并处罚款', 'Confiscation and fine', 'asked', null, 'penalty', '{}', 10000, '{confiscated}', true, 'civil_affairs',
   '行政区域界线管理条例', 'Boundary Line Regulations art. 18', '《行政区域界线管理条例》第十八条', true,
   '没收违法编制的详图和违法所得，并处1万元以下罚款。', 'Confiscation, and a fine of at most 10,000 yuan.', '[2002-07-01,)')
  ) as m (kind, code, sort, label_zh, label, duty, causes, proof, event_types, most_yuan, parts, waivable, authority, instrument, article, article_zh,
          verified, note_zh, note, valid);

-- Days within which a step is taken. The Regulations set none: these are the office's own, until a rule is put in.
create table boundary_incident_limit (
  step text not null check (step in ('inform', 'verify', 'settle')),
  days int not null check (days > 0),
  instrument text not null,
  article text not null,
  article_zh text not null,
  jurisdiction text not null,
  verified boolean not null,
  valid daterange not null,
  exclude using gist (step with =, jurisdiction with =, valid with &&)
);
insert into boundary_incident_limit (step, days, instrument, article, article_zh, jurisdiction, verified, valid) values
  ('inform', 3, '系统默认', 'Limit of this office; no law sets it', '本单位内部时限，法规未规定', '000000', false, '[2002-07-01,)'),
  ('verify', 15, '系统默认', 'Limit of this office; no law sets it', '本单位内部时限，法规未规定', '000000', false, '[2002-07-01,)'),
  ('settle', 90, '系统默认', 'Limit of this office; no law sets it', '本单位内部时限，法规未规定', '000000', false, '[2002-07-01,)');

create table boundary_incident (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  province_code text not null,
  line_id uuid not null references boundary_line (id),
  marker_id uuid references boundary_marker (id),
  -- The finding of a joint inspection it comes from.
  item_id uuid references joint_inspection_item (id),
  kind text not null,
  state text not null default 'reported' check (state in ('reported', 'verified', 'settled', 'archived', 'dismissed')),
  found_on date not null,
  reported_on date not null,
  reported_by text not null,
  organisation text not null,
  geom geometry(Point, 4490),
  place text,
  description text not null,
  responsible_side text,
  -- {on, facts, sideA, sideB}: who was there for either side.
  visit jsonb,
  cause text,
  verified_on date check ((state in ('verified', 'settled', 'archived')) <= (verified_on is not null)),
  -- What the agreement says, where it says that the line follows the feature.
  agreement_clause text,
  position_outcome text check (position_outcome in ('line_stays', 'as_agreement_says')),
  result text,
  settled_on date,
  archive_place text,
  dismissal text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index boundary_incident_newest on boundary_incident (updated_at desc, id desc);
create index boundary_incident_by_line on boundary_incident (line_id, state);
create index boundary_incident_by_marker on boundary_incident (marker_id) where marker_id is not null;
create index boundary_incident_by_item on boundary_incident (item_id) where item_id is not null;
create index boundary_incident_open on boundary_incident (state, reported_on) where state in ('reported', 'verified');
create index boundary_incident_by_geom on boundary_incident using gist (geom);

-- That a side knows: by its own account, or how the office told it.
create table boundary_incident_notice (
  incident_id uuid not null references boundary_incident (id),
  side text not null,
  method text not null check (method in ('account', 'recorded')),
  informed_on date not null,
  person text not null,
  how text,
  at timestamptz not null,
  primary key (incident_id, side),
  check ((method = 'recorded') = (how is not null))
);

-- What was done about it; only added to. Of the records of one measure the latest counts.
create table boundary_incident_act (
  seq bigint generated always as identity primary key,
  incident_id uuid not null references boundary_incident (id),
  act text not null check (act in ('report', 'inform', 'verify', 'measure', 'settle', 'archive', 'dismiss')),
  measure text check ((measure is not null) = (act = 'measure')),
  outcome text check ((outcome is not null) = (act = 'measure') and outcome in ('done', 'under_way', 'waived')),
  content jsonb not null default '{}',
  actor_id uuid,
  actor text not null,
  organisation text not null,
  at timestamptz not null
);
create index boundary_incident_act_by_incident on boundary_incident_act (incident_id, seq);
create function boundary_incident_act_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'What was done about an incident is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger boundary_incident_act_kept before update or delete on boundary_incident_act
  for each statement execute function boundary_incident_act_is_append_only();

alter table joint_inspection add column incident_id uuid references boundary_incident (id);
create index joint_inspection_by_incident on joint_inspection (incident_id) where incident_id is not null;
alter table boundary_file add column incident_id uuid references boundary_incident (id);
create index boundary_file_by_incident on boundary_file (incident_id) where incident_id is not null;

insert into role_permission (role, permission) values
  ('civil_affairs', 'incidents.report'),
  ('boundary_officer', 'incidents.report'),
  ('field_inspector', 'incidents.report'),
  ('civil_affairs', 'incidents.keep'),
  ('boundary_officer', 'incidents.keep');
