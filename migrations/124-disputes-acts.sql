-- What the acts of a dispute leave behind, and the rules they stand on, as rows (BD = 行政区域边界争议处理条例, BR = 行政区域界线管理条例).

-- Lines that bind without more (BD art. 4): what the register showed at the registration, and why it does not bind here.
alter table dispute
  add column binding_reason text,
  add column binding_shown jsonb;

-- What each act rests on; article null where the step is this register's own and no law asks it.
create table dispute_act_rule (
  act text not null,
  track text not null check (track in ('T1', 'T2')),
  rule text not null,
  rule_zh text not null,
  article text,
  article_zh text,
  verified boolean not null,
  primary key (act, track)
);
insert into dispute_act_rule (act, track, rule, rule_zh, article, article_zh, verified) values
  ('freeze', 'T1', 'The claims of both sides and who administers what are kept as they stand on the day of opening; later edits are new versions.',
   '以立案之日双方主张线和实际管辖状况为准，固定现状；以后的修改另成版本。', null, null, true),
  ('openNegotiation', 'T1', 'The governments in dispute negotiate; their leaders may not shirk or delay.',
   '争议双方人民政府协商解决；负责人应当及时处理，不得推诿、拖延。', 'Boundary Dispute Regulations arts. 5, 12', '《行政区域边界争议处理条例》第五条、第十二条', true),
  ('meet', 'T1', 'A meeting is recorded with those who attended for either side, its minutes and its result.',
   '会议应当记录双方参加人员、纪要和结果。', null, null, true),
  ('agree', 'T1', 'Representatives of both governments sign the agreement and the attached topographic map.',
   '双方人民政府的代表在边界协议和所附边界线地形图上签字。', 'Boundary Dispute Regulations art. 13', '《行政区域边界争议处理条例》第十三条', true),
  ('notAgree', 'T1', 'Without an agreement each side sends its solution with a boundary topographic map to the superior of both; after mediation fails the superior decides.',
   '协商未达成协议的，双方各自将解决方案并附边界线地形图报上一级人民政府；经调解仍未达成协议的，由上级人民政府决定。',
   'Boundary Dispute Regulations arts. 11, 12', '《行政区域边界争议处理条例》第十一条、第十二条', true),
  ('submitSolution', 'T1', 'Each side sends its own solution with its own boundary topographic map.',
   '双方各自提出解决方案，并各附边界线地形图。', 'Boundary Dispute Regulations arts. 11, 12', '《行政区域边界争议处理条例》第十一条、第十二条', true),
  ('accept', 'T1', 'The superior of both takes the dispute up.', '双方的上一级人民政府受理。',
   'Boundary Dispute Regulations arts. 11, 12', '《行政区域边界争议处理条例》第十一条、第十二条', true),
  ('openMediation', 'T1', 'The superior''s civil affairs department mediates together with the departments concerned.',
   '由上级人民政府的民政部门会同有关部门调解。', 'Boundary Dispute Regulations arts. 6, 11, 12', '《行政区域边界争议处理条例》第六条、第十一条、第十二条', true),
  ('propose', 'T1', 'After mediation has failed the civil affairs department and the departments concerned put a proposal to their government.',
   '经调解未达成协议的，由民政部门会同有关部门提出解决方案，报本级人民政府决定。', 'Boundary Dispute Regulations arts. 11, 12', '《行政区域边界争议处理条例》第十一条、第十二条', true),
  ('decide', 'T1', 'The superior government decides; the decision draws the line.', '由上级人民政府作出决定，划定界线。',
   'Boundary Dispute Regulations arts. 3, 11, 12', '《行政区域边界争议处理条例》第三条、第十一条、第十二条', true),
  ('recordDecision', 'T1', 'The superior government decides; the decision draws the line. Recorded with paper, number and day.',
   '由上级人民政府作出决定，划定界线。凭决定文件、文号和日期登记。', 'Boundary Dispute Regulations arts. 3, 11, 12', '《行政区域边界争议处理条例》第三条、第十一条、第十二条', true),
  ('testAffiliation', 'T1', 'Where no natural village changes affiliation the line is in effect from the day of signature or decision; otherwise only after the approval procedure for changes of divisions.',
   '不涉及自然村隶属关系变更的，自签字或者决定下达之日起生效；涉及的，依照行政区划变更的审批权限和程序办理。',
   'Boundary Dispute Regulations art. 14', '《行政区域边界争议处理条例》第十四条', true),
  ('confirmChange', 'T1', 'The change of divisions was approved: the line is in effect with it.', '区划变更已获批准，界线随之生效。',
   'Boundary Dispute Regulations art. 14 para. 2', '《行政区域边界争议处理条例》第十四条第二款', true),
  ('openSurvey', 'T1', 'After it takes effect both governments survey the line together and draw a large-scale boundary map.',
   '生效后，双方人民政府应当联合实地勘测边界线，标绘大比例尺的边界线地形图。', 'Boundary Dispute Regulations art. 15', '《行政区域边界争议处理条例》第十五条', true),
  ('sealMap', 'T1', 'Sealed by both governments, the surveyed map replaces the map attached to the agreement or decision.',
   '实地勘测的边界线地形图，经双方人民政府盖章后，代替边界协议或者决定所附的边界线地形图。', 'Boundary Dispute Regulations art. 15', '《行政区域边界争议处理条例》第十五条', true),
  ('file', 'T1', 'An agreement is filed by both governments together, a decision by the government that decided, with the surveyed map.',
   '边界协议由双方人民政府联合上报备案，决定由作出决定的人民政府上报备案，并附实地勘测的边界线地形图。', 'Boundary Dispute Regulations art. 16', '《行政区域边界争议处理条例》第十六条', true),
  ('recordReceipt', 'T1', 'The filing goes up level by level.', '备案材料逐级上报。', 'Boundary Dispute Regulations art. 16', '《行政区域边界争议处理条例》第十六条', true),
  ('announce', 'T1', 'Both governments carry the line out, tell the people of the area where it runs, and educate cadres and people.',
   '双方人民政府必须执行，向边界地区群众公布界线，教育干部和群众遵守。', 'Boundary Dispute Regulations art. 17', '《行政区域边界争议处理条例》第十七条', true),
  ('archive', 'T1', 'The papers of a line are filed and kept.', '界线形成的材料应当立卷归档，妥善保管。', 'Boundary Line Regulations art. 13', '《行政区域界线管理条例》第十三条', true),
  ('openCheck', 'T2', 'Where the sides differ on the position of a demarcated line, its approver determines it by the agreement.',
   '对已勘定界线的实地位置认识不一致的，由该界线的批准机关依照界线协议书有关规定确定。', 'Boundary Line Regulations art. 15', '《行政区域界线管理条例》第十五条', true),
  ('meet', 'T2', 'A meeting is recorded with those who attended for either side, its minutes and its result.',
   '会议应当记录双方参加人员、纪要和结果。', null, null, true),
  ('rule', 'T2', 'The approver of the line determines its position by the agreement.', '由界线的批准机关依照协议书确定实地位置。',
   'Boundary Line Regulations art. 15', '《行政区域界线管理条例》第十五条', true),
  ('recordRuling', 'T2', 'The approver of the line determines its position by the agreement. Recorded with paper, number and day.',
   '由界线的批准机关依照协议书确定实地位置。凭文件、文号和日期登记。', 'Boundary Line Regulations art. 15', '《行政区域界线管理条例》第十五条', true),
  ('execute', 'T2', 'Both sides carry the determination out on the ground.', '双方按照确定的位置执行。',
   'Boundary Line Regulations art. 15', '《行政区域界线管理条例》第十五条', true);

-- Which meetings a state knows; both_sides: neither side may be missing.
create table dispute_meeting_rule (
  kind text not null check (kind in ('negotiation', 'mediation', 'expert', 'site')),
  state text not null references dispute_state (id),
  both_sides boolean not null,
  primary key (kind, state)
);
insert into dispute_meeting_rule (kind, state, both_sides) values
  ('negotiation', 'negotiating', true),
  ('expert', 'negotiating', false),
  ('site', 'negotiating', false),
  ('mediation', 'mediating', false),
  ('expert', 'mediating', false),
  ('site', 'mediating', false),
  ('site', 'joint_survey', true),
  ('expert', 'position_check', false),
  ('site', 'position_check', false);

create table dispute_meeting (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  kind text not null check (kind in ('negotiation', 'mediation', 'expert', 'site')),
  state text not null references dispute_state (id),
  held_on date not null,
  place text not null,
  attendees_a text[] not null,
  attendees_b text[] not null,
  -- Those who attended for neither side: mediators, departments, experts.
  attendees_other text[] not null,
  result text not null,
  minutes_file_id uuid not null references dispute_file (id),
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null
);
create index dispute_meeting_by_dispute on dispute_meeting (dispute_id, held_on);

-- Each side's solution (BD arts. 11, 12); the latest of a side counts.
create table dispute_solution (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  side text not null check (side in ('a', 'b')),
  submitted_on date not null,
  text text not null,
  course geometry(LineString, 4490),
  file_id uuid not null references dispute_file (id),
  map_file_id uuid not null references dispute_file (id),
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null
);
create index dispute_solution_by_dispute on dispute_solution (dispute_id, side, recorded_at desc);
create index dispute_solution_by_course on dispute_solution using gist (course);

-- What the other acts record: day, number of the paper, words, and what is particular to the act; only added to.
create table dispute_record (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  dispute_id uuid not null references dispute (id),
  act text not null,
  on_day date not null,
  number text,
  text text,
  content jsonb not null default '{}',
  file_id uuid references dispute_file (id),
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null
);
create index dispute_record_by_dispute on dispute_record (dispute_id, seq);

-- What a settlement is and which of its two maps counts.
create table dispute_settlement_role (
  id text primary key check (id in ('agreement', 'decision', 'attached', 'surveyed_replacing')),
  label_zh text not null,
  label_en text not null,
  rule text not null,
  rule_zh text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null
);
insert into dispute_settlement_role (id, label_zh, label_en, rule, rule_zh, article, article_zh, verified) values
  ('agreement', '边界协议', 'Agreement', 'Signed by representatives of both governments, with its map.', '由双方人民政府代表签字，并附地形图。',
   'Boundary Dispute Regulations art. 13', '《行政区域边界争议处理条例》第十三条', true),
  ('decision', '上级人民政府决定', 'Decision', 'Issued by the superior government after mediation has failed.', '调解未达成协议的，由上级人民政府作出。',
   'Boundary Dispute Regulations arts. 11, 12', '《行政区域边界争议处理条例》第十一条、第十二条', true),
  ('attached', '所附地形图', 'Attached map', 'In force until the surveyed map is sealed by both.', '在实地勘测图经双方盖章以前有效。',
   'Boundary Dispute Regulations arts. 13, 15', '《行政区域边界争议处理条例》第十三条、第十五条', true),
  ('surveyed_replacing', '实地勘测图', 'Surveyed map', 'Sealed by both governments, it replaces the attached map.', '经双方人民政府盖章后，代替所附地形图。',
   'Boundary Dispute Regulations art. 15', '《行政区域边界争议处理条例》第十五条', true);

-- With whom a settlement is filed (BD art. 16), by the level of the line; autonomous: a side is an autonomous prefecture or county.
create table dispute_filing_route (
  id text primary key,
  level text not null check (level in ('province', 'county', 'township')),
  autonomous boolean not null,
  receiver text not null check (receiver in ('state_council', 'civil_affairs_ministry', 'province_government')),
  level_by_level boolean not null,
  article text not null,
  article_zh text not null,
  rule text not null,
  rule_zh text not null,
  verified boolean not null,
  valid daterange not null,
  exclude using gist (level with =, (autonomous::int) with =, valid with &&)
);
insert into dispute_filing_route (id, level, autonomous, receiver, level_by_level, article, article_zh, rule, rule_zh, verified, valid) values
  ('province', 'province', false, 'state_council', false, 'Boundary Dispute Regulations art. 16', '《行政区域边界争议处理条例》第十六条',
   'An agreement between provinces is filed with the State Council.', '省级行政区之间的边界协议，报国务院备案。', true, '[1989-02-03,)'),
  ('autonomous', 'county', true, 'state_council', true, 'Boundary Dispute Regulations art. 16', '《行政区域边界争议处理条例》第十六条',
   'Autonomous prefectures and counties: level by level to the State Council.', '自治州、自治县的边界协议或者决定，逐级上报国务院备案。', true, '[1989-02-03,)'),
  ('county', 'county', false, 'civil_affairs_ministry', true, 'Boundary Dispute Regulations art. 16', '《行政区域边界争议处理条例》第十六条',
   'Counties, cities and districts: level by level to the Ministry of Civil Affairs.', '县、市、市辖区的边界协议或者决定，逐级上报民政部备案。', true, '[1989-02-03,)'),
  ('township', 'township', false, 'province_government', true, 'Boundary Dispute Regulations art. 16', '《行政区域边界争议处理条例》第十六条',
   'Townships, ethnic townships and towns: level by level to the provincial government.', '乡、民族乡、镇的边界协议或者决定，逐级上报省级人民政府备案。', true, '[1989-02-03,)');

create table dispute_filing (
  dispute_id uuid primary key references dispute (id),
  route_id text not null references dispute_filing_route (id),
  filed_on date not null,
  number text,
  note text,
  -- Codes of the governments that file.
  filers text[] not null,
  -- Names of the organs it passes, in their order; the last one is it filed with.
  stops text[] not null,
  file_id uuid not null references dispute_file (id),
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null
);
create table dispute_receipt (
  dispute_id uuid not null references dispute_filing (dispute_id),
  stop int not null,
  received_on date not null,
  number text,
  file_id uuid references dispute_file (id),
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null,
  primary key (dispute_id, stop)
);

-- Internal targets in days from entering a state. The law sets no time limit for negotiation, mediation or decision; the office
-- sets its own by changing these rows.
create table dispute_target (
  state text primary key references dispute_state (id),
  days int not null check (days > 0),
  source text not null,
  source_zh text not null,
  verified boolean not null
);
insert into dispute_target (state, days, source, source_zh, verified)
select state, days, 'Proposal of this register; no legal time limit exists', '本系统建议的内部目标，法规未规定时限', false
  from (values ('negotiating', 90), ('not_agreed', 30), ('solutions_submitted', 15), ('mediating', 90), ('proposal_prepared', 60),
               ('effective', 30), ('joint_survey', 180), ('surveyed_map_sealed', 30)) as t (state, days);

-- The papers that a closed dispute must have (BR art. 13 for the line that results); kind: for settlements of that kind only.
create table dispute_archive_paper (
  id text primary key,
  sort int not null unique,
  kind text check (kind in ('agreement', 'decision')),
  label_zh text not null,
  label_en text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null
);
insert into dispute_archive_paper (id, sort, kind, label_zh, label_en, article, article_zh, verified) values
  ('status_quo', 10, null, '现状固定记录', 'Record of the status quo', 'Boundary Line Regulations art. 13 (other materials)', '《行政区域界线管理条例》第十三条（其他材料）', false),
  ('minutes', 20, null, '协商、调解会议纪要', 'Minutes of negotiation and mediation', 'Boundary Line Regulations art. 13 (other materials)', '《行政区域界线管理条例》第十三条（其他材料）', false),
  ('solutions', 30, 'decision', '双方解决方案和地形图', 'Both sides'' solutions and maps', 'Boundary Dispute Regulations arts. 11, 12', '《行政区域边界争议处理条例》第十一条、第十二条', true),
  ('settlement', 40, null, '边界协议或者决定', 'Agreement or decision', 'Boundary Line Regulations art. 13', '《行政区域界线管理条例》第十三条', true),
  ('attached_map', 50, null, '协议或者决定所附地形图', 'Map attached to it', 'Boundary Dispute Regulations art. 13', '《行政区域边界争议处理条例》第十三条', true),
  ('surveyed_map', 60, null, '双方盖章的实地勘测图', 'Surveyed map, sealed by both', 'Boundary Dispute Regulations art. 15', '《行政区域边界争议处理条例》第十五条', true),
  ('filing', 70, null, '备案材料', 'Filing papers', 'Boundary Line Regulations art. 13', '《行政区域界线管理条例》第十三条', true),
  ('receipts', 80, null, '逐级备案回执', 'Receipts of the filing', 'Boundary Dispute Regulations art. 16', '《行政区域边界争议处理条例》第十六条', true),
  ('announcement', 90, null, '向群众公布界线的记录', 'Record that the people were told', 'Boundary Dispute Regulations art. 17', '《行政区域边界争议处理条例》第十七条', true),
  ('line', 100, null, '新界线已生效', 'The new line is in force', 'Boundary Line Regulations art. 13', '《行政区域界线管理条例》第十三条', true);

create function dispute_record_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'What was done in a dispute is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger dispute_meeting_kept before update or delete on dispute_meeting
  for each statement execute function dispute_record_is_append_only();
create trigger dispute_solution_kept before update or delete on dispute_solution
  for each statement execute function dispute_record_is_append_only();
create trigger dispute_record_kept before update or delete on dispute_record
  for each statement execute function dispute_record_is_append_only();
