-- Dossiers of division changes (行政区划变更). DR = 行政区划管理条例; DR-IM = 行政区划管理条例实施办法; BR = 行政区域界线管理条例.

-- Who approves, as the law says it. A rule that changes is a new row; dossiers keep the row they were made under.
create table dossier_approver (
  id text primary key,
  subjects text[] not null,
  changes text[] not null,
  -- Of a change of line: major or partial; null where the law makes no difference.
  extent text check (extent in ('major', 'partial')),
  -- Touches coastline, islands, border strongpoints, lakes, important resource areas, special areas (DR art. 7(4)).
  special boolean not null default false,
  organ text not null check (organ in ('npc', 'state_council', 'province_government', 'establishing_government', 'superior_government')),
  -- DR art. 8: filed with the State Council at the same time.
  filing boolean not null default false,
  instrument text not null,
  article text not null,
  article_zh text not null,
  note text not null default '',
  note_zh text not null default '',
  verified boolean not null,
  valid daterange not null
);
insert into dossier_approver (id, subjects, changes, extent, special, organ, filing, instrument, article, article_zh, note, note_zh, verified, valid) values
  ('province', '{province}', '{establish,abolish,name}', null, false, 'npc', false, '行政区划管理条例', 'DR art. 6', '《行政区划管理条例》第六条', '', '', true, '[2019-01-01,)'),
  ('province-line', '{province}', '{boundary,seat}', null, false, 'state_council', false, '行政区划管理条例', 'DR art. 7(1)', '《行政区划管理条例》第七条第（一）项', '', '', true, '[2019-01-01,)'),
  ('county', '{autonomous_prefecture,autonomous_county,county,city}', '{establish,abolish,name,affiliation}', null, false, 'state_council', false, '行政区划管理条例', 'DR art. 7(2)', '《行政区划管理条例》第七条第（二）项', '', '', true, '[2019-01-01,)'),
  ('seat-state', '{autonomous_prefecture,autonomous_county,city}', '{seat}', null, false, 'state_council', false, '行政区划管理条例', 'DR art. 7(2)', '《行政区划管理条例》第七条第（二）项', 'A prefecture-level city without districts falls under art. 8.', '不设区的市适用第八条。', true, '[2019-01-01,)'),
  ('line-autonomous', '{autonomous_prefecture,autonomous_county}', '{boundary}', null, false, 'state_council', false, '行政区划管理条例', 'DR art. 7(3)', '《行政区划管理条例》第七条第（三）项', '', '', true, '[2019-01-01,)'),
  ('line-major', '{county,city}', '{boundary}', 'major', false, 'state_council', false, '行政区划管理条例', 'DR art. 7(3)', '《行政区划管理条例》第七条第（三）项', 'The Regulations do not say what is major: a person decides and states the ground.', '条例未规定何为“重大”变更，由经办人判断并写明理由。', false, '[2019-01-01,)'),
  ('line-partial', '{county,city}', '{boundary}', 'partial', false, 'province_government', true, '行政区划管理条例', 'DR art. 8', '《行政区划管理条例》第八条', 'The Regulations do not say what is major: a person decides and states the ground.', '条例未规定何为“重大”变更，由经办人判断并写明理由。', false, '[2019-01-01,)'),
  ('special', '{autonomous_prefecture,autonomous_county,county,city,township}', '{affiliation,boundary}', null, true, 'state_council', false, '行政区划管理条例', 'DR art. 7(4)', '《行政区划管理条例》第七条第（四）项', '', '', true, '[2019-01-01,)'),
  ('seat-county', '{county}', '{seat}', null, false, 'province_government', true, '行政区划管理条例', 'DR art. 8', '《行政区划管理条例》第八条', '', '', true, '[2019-01-01,)'),
  ('township', '{township}', '{establish,abolish,name,boundary,seat}', null, false, 'province_government', false, '行政区划管理条例', 'DR art. 9', '《行政区划管理条例》第九条', '', '', true, '[2019-01-01,)'),
  ('township-affiliation', '{township}', '{affiliation}', 'partial', false, 'province_government', true, '行政区划管理条例', 'DR arts. 8, 9', '《行政区划管理条例》第八条、第九条', 'Art. 9 does not name a change of affiliation: the township takes a part of its county along, so the county line is changed in part (art. 8).', '第九条未列乡、镇隶属关系变更：整乡划转即部分变更县级界线，适用第八条；由经办人判断并写明理由。', false, '[2019-01-01,)'),
  ('township-affiliation-major', '{township}', '{affiliation}', 'major', false, 'state_council', false, '行政区划管理条例', 'DR art. 7(3)', '《行政区划管理条例》第七条第（三）项', 'Art. 9 does not name a change of affiliation: the county line is changed. What is major is not written.', '第九条未列乡、镇隶属关系变更：整乡划转变更县级界线；何为“重大”条例未规定。', false, '[2019-01-01,)'),
  ('dispatched', '{street_office,dispatched}', '{abolish,name,seat,boundary,affiliation}', null, false, 'establishing_government', false, '行政区划管理条例', 'DR art. 10', '《行政区划管理条例》第十条', '', '', true, '[2019-01-01,)'),
  ('street-office', '{street_office}', '{establish}', null, false, 'superior_government', false, '地方各级人民代表大会和地方各级人民政府组织法', 'Organic Law of local governments art. 85', '《地方组织法》第八十五条', '', '', true, '[2022-03-12,)');

-- Who drafts the scheme (DR-IM art. 3).
create table dossier_drafting_rule (
  change text not null,
  party text not null check (party in ('superior', 'abolished', 'joint', 'party', 'own')),
  -- Only where the governments concerned could not agree: the ground is stated.
  without_agreement boolean not null default false,
  instrument text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null,
  primary key (change, party)
);
insert into dossier_drafting_rule
select change, party, without_agreement, '行政区划管理条例实施办法', 'DR-IM art. 3', '《行政区划管理条例实施办法》第三条', true
  from (values ('establish', 'superior', false), ('establish', 'abolished', false), ('abolish', 'superior', false), ('abolish', 'abolished', false),
    ('affiliation', 'joint', false), ('affiliation', 'party', true), ('affiliation', 'superior', true),
    ('boundary', 'joint', false), ('boundary', 'party', true), ('boundary', 'superior', true),
    ('seat', 'own', false), ('name', 'own', false)) as r (change, party, without_agreement);

-- The materials of DR art. 13.
create table dossier_material_rule (
  no text primary key,
  label text not null,
  label_zh text not null,
  required boolean not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null
);
insert into dossier_material_rule
select no, label, label_zh, required, '行政区划管理条例', 'DR art. 13', '《行政区划管理条例》第十三条', true
  from (values ('D1', 'Application', '申请书', true),
    ('D2', 'Basics tied to the change: history, geography, ethnicity, economy, population, resources and environment, area, affiliation', '与变更有关的历史、地理、民族、经济、人口、资源环境、行政区域面积和隶属关系等情况', true),
    ('D3', 'Risk assessment report', '风险评估报告', true),
    ('D4', 'Expert argumentation report', '专家论证报告', true),
    ('D5', 'How the public and others were consulted', '征求社会公众等意见的情况', true),
    ('D6', 'Division map before the change and sketch map of the scheme', '变更前的行政区划图和变更方案示意图', true),
    ('D7', 'Other material that the Ministry of Civil Affairs requires', '国务院民政部门要求的其他材料', false)) as r (no, label, label_zh, required);

-- Whom to ask (DR art. 14); `always` in ethnic autonomous areas for `ethnic_autonomy`.
create table dossier_consulted (
  kind text primary key,
  label text not null,
  label_zh text not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null
);
insert into dossier_consulted
select kind, label, label_zh, '行政区划管理条例', 'DR art. 14', '《行政区划管理条例》第十四条', true
  from (values ('staffing', 'Staffing and establishment', '机构编制'), ('foreign_affairs', 'Foreign affairs', '外事'),
    ('development_reform', 'Development and reform', '发展改革'), ('ethnic_affairs', 'Ethnic affairs', '民族'), ('finance', 'Finance', '财政'),
    ('natural_resources', 'Natural resources', '自然资源'), ('housing', 'Housing and urban-rural development', '住房城乡建设'),
    ('planning', 'Urban and rural planning', '城乡规划')) as r (kind, label, label_zh);
insert into dossier_consulted values ('ethnic_autonomy', 'Autonomous organs and representatives of the nationalities',
  '民族自治地方自治机关和有关民族代表', '行政区划管理条例、民族区域自治法', 'DR art. 14; Regional Ethnic Autonomy Law art. 14',
  '《行政区划管理条例》第十四条、《民族区域自治法》第十四条', true);

-- Duties after approval. `months` null: the law gives no number.
create table dossier_clock_rule (
  id text primary key,
  label text not null,
  label_zh text not null,
  months int check (months > 0),
  extension_months int not null default 0,
  instrument text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null,
  valid daterange not null
);
insert into dossier_clock_rule values
  ('V1', 'Complete the change', '完成变更', 12, 6, '行政区划管理条例', 'DR art. 15', '《行政区划管理条例》第十五条', true, '[2019-01-01,)'),
  ('V2', 'Fix and publish the new code', '确定、公布新的区划代码', 1, 0, '行政区划管理条例', 'DR art. 17', '《行政区划管理条例》第十七条', true, '[2019-01-01,)'),
  ('V3', 'Announce the change to the public', '向社会公告', null, 0, '行政区划管理条例', 'DR art. 18', '《行政区划管理条例》第十八条', true, '[2019-01-01,)'),
  ('V4', 'Survey the line, update the division map', '勘定界线、更新行政区划图', null, 0, '行政区划管理条例', 'DR art. 16', '《行政区划管理条例》第十六条', true, '[2019-01-01,)'),
  ('V5', 'Survey, markers, agreement, filing with the approver', '测绘、埋设界桩、签订协议书并备案', null, 0, '行政区域界线管理条例', 'BR art. 9', '《行政区域界线管理条例》第九条', true, '[2002-07-01,)'),
  ('V6', 'Report the change data', '报送变更数据', null, 0, '行政区划管理条例', 'DR art. 19', '《行政区划管理条例》第十九条', true, '[2019-01-01,)'),
  ('V7', 'Archive', '立卷归档', null, 0, '行政区划管理条例', 'DR art. 20', '《行政区划管理条例》第二十条', true, '[2019-01-01,)');

create table division_dossier (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  province_code text not null,
  state text not null check (state in ('drafting', 'consulting', 'submitted', 'approved', 'announced', 'implementing', 'completed', 'archived', 'refused', 'withdrawn')),
  draft jsonb not null,
  -- Every division the change concerns, superiors included: whose offices may read it.
  division_codes text[] not null,
  subject text not null,
  owner_org_id uuid not null references organisation (id),
  approver_id text references dossier_approver (id),
  -- What happened after submission: approval, announcement, codes, survey, map, report, extension (`DossierFacts`).
  facts jsonb not null default '{}',
  effective_on date,
  applied_at timestamptz,
  apply_fault text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index division_dossier_page on division_dossier (updated_at desc, id);
create index division_dossier_due on division_dossier (effective_on) where applied_at is null;

create table dossier_file (
  id uuid primary key default gen_random_uuid(),
  dossier_id uuid not null references division_dossier (id),
  slot text not null,
  sha256 text not null references stored_file (sha256),
  file_name text not null,
  pages int not null check (pages > 0),
  author text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
create index dossier_file_by_dossier on dossier_file (dossier_id, slot);

create table dossier_opinion (
  id uuid primary key default gen_random_uuid(),
  dossier_id uuid not null references division_dossier (id),
  kind text not null references dossier_consulted (kind),
  department text not null,
  asked_on date not null,
  answered_on date check (answered_on >= asked_on),
  opinion text check (opinion in ('agree', 'agree_with_conditions', 'disagree', 'no_comment')),
  text text,
  document text,
  check ((answered_on is null) = (opinion is null))
);
create index dossier_opinion_by_dossier on dossier_opinion (dossier_id);

create table dossier_task (
  id uuid primary key default gen_random_uuid(),
  dossier_id uuid not null references division_dossier (id),
  kind text not null check (kind in ('signs', 'cases', 'places', 'outline', 'organisations', 'campaigns', 'lines', 'names')),
  count int not null,
  -- The first of them, by name, so that a person can find them.
  examples jsonb not null,
  done_on date,
  note text
);
create index dossier_task_by_dossier on dossier_task (dossier_id);

create table dossier_step (
  id bigint generated always as identity primary key,
  dossier_id uuid not null references division_dossier (id),
  act text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  organisation text not null,
  at timestamptz not null,
  note text,
  document text
);
create index dossier_step_by_dossier on dossier_step (dossier_id, id);

insert into role_permission (role, permission) values
  ('civil_affairs', 'dossiers.read'), ('civil_affairs', 'dossiers.prepare'),
  ('boundary_officer', 'dossiers.read'), ('boundary_officer', 'dossiers.prepare'),
  ('approver', 'dossiers.read'), ('office_head', 'dossiers.read'), ('auditor', 'dossiers.read')
on conflict do nothing;

-- Working tables of one transaction, empty outside it: what an outline will be and how long an ended row was to last.
create table dossier_outline (
  code text not null,
  geom geometry(MultiPolygon, 4490)
);
create index dossier_outline_by_geom on dossier_outline using gist (geom);
create table dossier_period (
  row_id bigint primary key,
  until date
);
