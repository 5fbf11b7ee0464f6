-- What both sides owe while a dispute is open: BD = 行政区域边界争议处理条例 (1989) art. 10, and what a breach leads to (arts. 18-20).
create table interim_duty (
  id text primary key,
  position int not null unique,
  -- prohibited: an act that may be the breach of an incident.
  kind text not null check (kind in ('measure', 'prohibited', 'at_once', 'consequence')),
  label text not null,
  label_zh text not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null
);
insert into interim_duty (id, position, kind, label, label_zh, instrument, article, article_zh, verified)
select id, position, kind, label, label_zh, '行政区域边界争议处理条例', 'BD art. ' || no, '《行政区域边界争议处理条例》' || no_zh, true
  from (values
    ('MEASURES', 1, 'measure', 'Both governments take effective measures to keep the dispute from growing', '双方人民政府采取有效措施防止事态扩大', '10', '第十条'),
    ('MIGRATION', 2, 'prohibited', 'Moving residents into the area', '往争议地区迁移居民', '10', '第十条'),
    ('SET_UP_ORGAN', 3, 'prohibited', 'Setting up organs of government in the area', '在争议地区设置政权组织', '10', '第十条'),
    ('RESOURCE_DAMAGE', 4, 'prohibited', 'Destroying natural resources', '破坏自然资源', '10', '第十条'),
    ('VIOLENCE', 5, 'prohibited', 'Mass disturbance, armed fights that hurt people', '聚众闹事、械斗伤人', '10', '第十条'),
    ('PROPERTY', 6, 'prohibited', 'Robbing or damaging state, collective or personal property', '抢夺、破坏国家、集体和个人财产', '10', '第十条'),
    ('DISPATCH', 7, 'at_once', 'Where masses clash, both governments at once send people to investigate and handle it on site', '发生群众纠纷时，双方人民政府立即派人到现场调查处理', '10', '第十条'),
    ('REPORT', 8, 'at_once', 'and report to the next higher government of both', '并报告双方的上一级人民政府', '10', '第十条'),
    ('NEGLECT', 9, 'consequence', 'Officials whose neglect causes loss: sanction, or criminal liability', '负责人玩忽职守造成损失的，给予处分或者追究刑事责任', '18', '第十八条'),
    ('BREACH', 10, 'consequence', 'Breach of art. 10: sanction, public-security penalty or criminal liability, by its gravity', '违反第十条的，视情节给予处分、治安管理处罚或者追究刑事责任', '19', '第十九条'),
    ('TRESPASS', 11, 'consequence', 'Trespass after the line is drawn: the injured side may sue in court', '界线划定后越界侵权的，受害一方可以向人民法院起诉', '20', '第二十条')
  ) as r (id, position, kind, label, label_zh, no, no_zh);

-- The Regulations say "at once" and no number: an office's own target, after which what was done is marked as late.
create table interim_target (
  id text primary key check (id in ('dispatch', 'report')),
  hours int not null check (hours > 0),
  note text not null,
  note_zh text not null,
  verified boolean not null
);
insert into interim_target values
  ('dispatch', 24, 'Internal target; the Regulations say "at once"', '内部目标；条例规定“立即”，没有时限', false),
  ('report', 24, 'Internal target; the Regulations say "at once"', '内部目标；条例规定“立即”，没有时限', false);

-- Measures taken; only appended to.
create table dispute_measure (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  part text not null check (part in ('a', 'b', 'handler')),
  taken_on date not null,
  taken_by text not null,
  what text not null,
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null
);
create index dispute_measure_by_dispute on dispute_measure (dispute_id, taken_on desc);

create table dispute_incident (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  dispute_id uuid not null references dispute (id),
  -- Prohibited acts: ids of `interim_duty`.
  acts text[] not null check (cardinality(acts) > 0),
  happened_at timestamptz not null,
  place text not null,
  position geometry(Point, 4490),
  what text not null,
  hurt int not null check (hurt >= 0),
  dead int not null check (dead >= 0),
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null,
  outcome text,
  -- Why it was closed although a dispatch or a report is missing.
  without_reason text,
  closed_by text,
  closed_at timestamptz,
  check ((closed_at is null) = (outcome is null))
);
create index dispute_incident_by_dispute on dispute_incident (dispute_id, happened_at desc);
create index dispute_incident_by_position on dispute_incident using gist (position);

-- That a side sent people, and that it reported to the next higher government; the latest of a kind counts.
create table dispute_incident_response (
  id bigint generated always as identity primary key,
  incident_id uuid not null references dispute_incident (id),
  side text not null check (side in ('a', 'b')),
  kind text not null check (kind in ('dispatch', 'report')),
  at timestamptz not null,
  -- Who was sent, or to whom it was reported.
  who text not null,
  what text,
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null
);
create index dispute_incident_response_by_incident on dispute_incident_response (incident_id, side, kind, id);

-- The ground in dispute is also what both sides claim by their latest claims.
drop view dispute_ground;
create view dispute_ground as
with latest as (
  select distinct on (dispute_id, side) dispute_id, side, to_a, to_b
    from dispute_claim order by dispute_id, side, round desc, version desc)
select id as dispute_id, area::geometry as geom from dispute where area is not null
union all
select a.dispute_id, st_difference(a.to_a, b.to_a)
  from latest a join latest b on b.dispute_id = a.dispute_id and b.side = 'b' where a.side = 'a'
union all
select a.dispute_id, st_difference(b.to_b, a.to_b)
  from latest a join latest b on b.dispute_id = a.dispute_id and b.side = 'b' where a.side = 'a';
