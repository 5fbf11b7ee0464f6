-- A dispute from its opening to the archive (BD = 行政区域边界争议处理条例, BR = 行政区域界线管理条例): papers, the settlement and its
-- maps, and the states and acts of the procedure.

-- What the register of disputes holds besides (who is affected, what is at stake).
alter table dispute
  add column cause text,
  add column affected_villages text[] not null default '{}',
  add column affected_population int check (affected_population >= 0),
  add column resources_at_stake text,
  add column risk_level text check (risk_level in ('low', 'medium', 'high')),
  -- The line it is about, where one is on record.
  add column line_id uuid references boundary_line (id);
create index dispute_by_line on dispute (line_id) where line_id is not null;

-- Every paper of a dispute; who put it there.
create table dispute_file (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  sha256 text not null references stored_file (sha256),
  file_name text not null,
  part text not null check (part in ('a', 'b', 'handler')),
  uploaded_by text not null,
  organisation text not null,
  uploaded_at timestamptz not null
);
create index dispute_file_by_dispute on dispute_file (dispute_id, uploaded_at);

-- The agreement or the decision (BD arts. 12-14), one a dispute. The course is the settled stretch, from a point on the line
-- on record to another point on it.
create table dispute_settlement (
  dispute_id uuid primary key references dispute (id),
  kind text not null check (kind in ('agreement', 'decision')),
  title text not null,
  number text,
  settled_on date not null,
  signatures jsonb not null,
  course geometry(LineString, 4490) not null,
  course_text text not null,
  -- Whether a natural village changes affiliation (BD art. 14); null until it was tested.
  changes_affiliation boolean,
  affected_villages text[] not null default '{}',
  affiliation_note text,
  dossier_id uuid references division_dossier (id),
  effective_on date,
  file_id uuid not null references dispute_file (id),
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null,
  check (kind = 'agreement' or number is not null)
);
create index dispute_settlement_by_course on dispute_settlement using gist (course);
create index dispute_settlement_by_dossier on dispute_settlement (dossier_id) where dossier_id is not null;

-- Maps of the settlement by role: attached to it; surveyed together and sealed by both, which replaces it (BD arts. 13, 15).
create table dispute_map (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  role text not null check (role in ('attached', 'surveyed_replacing')),
  scale int not null check (scale > 0),
  datum text not null,
  course geometry(LineString, 4490) not null,
  sealed_a_on date,
  sealed_b_on date,
  survey jsonb,
  file_id uuid not null references dispute_file (id),
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null,
  unique (dispute_id, role),
  check (role = 'attached' or (sealed_a_on is not null and sealed_b_on is not null))
);
create index dispute_map_by_course on dispute_map using gist (course);

insert into dispute_state (id, label_zh, label_en, open) values
  ('status_quo_frozen', '现状已固定', 'Status quo frozen', true),
  ('negotiating', '协商中', 'Negotiating', true),
  ('not_agreed', '协商未达成协议', 'Negotiation failed', true),
  ('solutions_submitted', '双方方案已上报', 'Solutions submitted', true),
  ('accepted_by_superior', '上级已受理', 'Accepted by the superior', true),
  ('mediating', '调解中', 'Mediating', true),
  ('mediation_not_agreed', '调解未达成协议', 'Mediation failed', true),
  ('proposal_prepared', '处理意见已提出', 'Proposal prepared', true),
  ('agreed', '已达成协议', 'Agreed', true),
  ('decided', '已作出决定', 'Decided', true),
  ('division_change_case', '办理区划变更', 'Division change under way', true),
  ('effective', '已生效', 'In effect', true),
  ('joint_survey', '联合勘测中', 'Joint survey', true),
  ('surveyed_map_sealed', '勘测图已盖章', 'Surveyed map sealed', true),
  ('filed_up', '已上报备案', 'Filed', true),
  ('announced_to_people', '已告知群众', 'People told', true),
  ('archived', '已归档', 'Archived', false),
  ('position_check', '位置核查中', 'Position check', true),
  ('approver_decision', '批准机关已裁定', 'Decided by the approver', true),
  ('executed', '已执行', 'Carried out', false);

-- A track of its own (null: both), the permission of the act, and acts with more than one outcome.
alter table dispute_act
  add column track text check (track in ('T1', 'T2')),
  add column permission text not null default 'disputes.handle';
update dispute_act set permission = 'disputes.register';
alter table dispute_act drop constraint dispute_act_pkey;
alter table dispute_act add primary key (act, from_state, to_state, party);
alter table dispute_act drop constraint dispute_act_party_check;
-- Whose act it is. side, handler: that government's office or, where it has none in this register, the registrant, who records
-- it. head: the handling government itself. recorder: whoever records a decision of a handling government without a head here.
alter table dispute_act add constraint dispute_act_party_check
  check (party in ('registrant', 'side', 'handler', 'head', 'recorder'));

insert into dispute_act (act, from_state, to_state, party, track, permission) values
  ('freeze', 'registered', 'status_quo_frozen', 'side', 'T1', 'disputes.handle'),
  ('freeze', 'registered', 'status_quo_frozen', 'registrant', 'T1', 'disputes.handle'),
  ('openNegotiation', 'status_quo_frozen', 'negotiating', 'side', 'T1', 'disputes.handle'),
  ('meet', 'negotiating', 'negotiating', 'side', 'T1', 'disputes.handle'),
  ('agree', 'negotiating', 'agreed', 'side', 'T1', 'disputes.handle'),
  ('notAgree', 'negotiating', 'not_agreed', 'side', 'T1', 'disputes.handle'),
  ('submitSolution', 'not_agreed', 'not_agreed', 'side', 'T1', 'disputes.handle'),
  ('submitSolution', 'not_agreed', 'solutions_submitted', 'side', 'T1', 'disputes.handle'),
  ('accept', 'solutions_submitted', 'accepted_by_superior', 'handler', 'T1', 'disputes.handle'),
  ('openMediation', 'accepted_by_superior', 'mediating', 'handler', 'T1', 'disputes.handle'),
  ('meet', 'mediating', 'mediating', 'handler', 'T1', 'disputes.handle'),
  ('agree', 'mediating', 'agreed', 'side', 'T1', 'disputes.handle'),
  ('agree', 'mediating', 'agreed', 'handler', 'T1', 'disputes.handle'),
  ('notAgree', 'mediating', 'mediation_not_agreed', 'handler', 'T1', 'disputes.handle'),
  ('propose', 'mediation_not_agreed', 'proposal_prepared', 'handler', 'T1', 'disputes.handle'),
  ('decide', 'proposal_prepared', 'decided', 'head', 'T1', 'disputes.decide'),
  ('recordDecision', 'proposal_prepared', 'decided', 'recorder', 'T1', 'disputes.handle'),
  ('testAffiliation', 'agreed', 'effective', 'side', 'T1', 'disputes.handle'),
  ('testAffiliation', 'agreed', 'division_change_case', 'side', 'T1', 'disputes.handle'),
  ('testAffiliation', 'decided', 'effective', 'handler', 'T1', 'disputes.handle'),
  ('testAffiliation', 'decided', 'division_change_case', 'handler', 'T1', 'disputes.handle'),
  ('confirmChange', 'division_change_case', 'effective', 'side', 'T1', 'disputes.handle'),
  ('confirmChange', 'division_change_case', 'effective', 'handler', 'T1', 'disputes.handle'),
  ('openSurvey', 'effective', 'joint_survey', 'side', 'T1', 'disputes.handle'),
  ('meet', 'joint_survey', 'joint_survey', 'side', 'T1', 'disputes.handle'),
  ('sealMap', 'joint_survey', 'surveyed_map_sealed', 'side', 'T1', 'disputes.handle'),
  ('file', 'surveyed_map_sealed', 'filed_up', 'side', 'T1', 'disputes.handle'),
  ('file', 'surveyed_map_sealed', 'filed_up', 'handler', 'T1', 'disputes.handle'),
  ('recordReceipt', 'filed_up', 'filed_up', 'side', 'T1', 'disputes.handle'),
  ('recordReceipt', 'filed_up', 'filed_up', 'handler', 'T1', 'disputes.handle'),
  ('announce', 'filed_up', 'announced_to_people', 'side', 'T1', 'disputes.handle'),
  ('recordReceipt', 'announced_to_people', 'announced_to_people', 'side', 'T1', 'disputes.handle'),
  ('recordReceipt', 'announced_to_people', 'announced_to_people', 'handler', 'T1', 'disputes.handle'),
  ('archive', 'announced_to_people', 'archived', 'registrant', 'T1', 'disputes.handle'),
  ('archive', 'announced_to_people', 'archived', 'handler', 'T1', 'disputes.handle'),
  ('openCheck', 'registered', 'position_check', 'side', 'T2', 'disputes.handle'),
  ('openCheck', 'registered', 'position_check', 'registrant', 'T2', 'disputes.handle'),
  ('meet', 'position_check', 'position_check', 'side', 'T2', 'disputes.handle'),
  ('meet', 'position_check', 'position_check', 'handler', 'T2', 'disputes.handle'),
  ('rule', 'position_check', 'approver_decision', 'head', 'T2', 'disputes.decide'),
  ('recordRuling', 'position_check', 'approver_decision', 'recorder', 'T2', 'disputes.handle'),
  ('execute', 'approver_decision', 'executed', 'side', 'T2', 'disputes.handle'),
  ('execute', 'approver_decision', 'executed', 'handler', 'T2', 'disputes.handle');

insert into role_permission (role, permission) values
  ('boundary_officer', 'disputes.handle'),
  ('civil_affairs', 'disputes.handle'),
  ('approver', 'disputes.decide');
