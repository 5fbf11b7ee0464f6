-- Evidence in a boundary dispute: BD = 行政区域边界争议处理条例 (1989) arts. 7-9. Classes, kinds and checks are rows: a changed rule is a new row.
create table evidence_class (
  id text primary key,
  -- Art. 7 goes before art. 8 before art. 9; within one band the Regulations give no order.
  band text not null check (band in ('basis', 'reference', 'excluded')),
  label text not null,
  label_zh text not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null
);
insert into evidence_class (id, band, label, label_zh, instrument, article, article_zh, verified)
select id, band, label, label_zh, '行政区域边界争议处理条例', 'BD art. ' || no, '《行政区域边界争议处理条例》' || no_zh, true
  from (values
    ('BASIS_1', 'basis', 'Division document or boundary map approved by the State Council', '国务院批准的行政区划文件或者边界线地图', '7(1)', '第七条第（一）项'),
    ('BASIS_2', 'basis', 'Division document or boundary map approved by the province, touching no other province', '省级人民政府批准的不涉及毗邻省份的行政区划文件或者边界线地图', '7(2)', '第七条第（二）项'),
    ('BASIS_3', 'basis', 'Document of the superior government settling a boundary dispute, with its map', '上级人民政府解决边界争议的文件和所附地图', '7(3)', '第七条第（三）项'),
    ('BASIS_4', 'basis', 'Agreement of both governments settling a boundary dispute, with its map', '双方人民政府解决边界争议的协议和所附地图', '7(4)', '第七条第（四）项'),
    ('BASIS_5', 'basis', 'Document confirmed by both, or sealed boundary map, from before the dispute', '争议发生前双方核定一致的文件或者盖章的边界线地图', '7(5)', '第七条第（五）项'),
    ('REF_1', 'reference', 'Certificate of the ownership of natural resources, issued under law', '依法确定自然资源权属时核发的证书', '8(1)', '第八条第（一）项'),
    ('REF_2', 'reference', 'Document showing that a government administered the area', '人民政府在争议地区行使行政管辖的文件和材料', '8(2)', '第八条第（二）项'),
    ('REF_3', 'reference', 'Decision or agreement on developing the resources of the area', '开发争议地区自然资源的决定或者协议', '8(3)', '第八条第（三）项'),
    ('REF_4', 'reference', 'Material fixing the ownership of land under policy', '按照政策确定土地权属的材料', '8(4)', '第八条第（四）项'),
    ('EXCLUDED', 'excluded', 'Neither basis nor reference', '不作为依据和参考', '9', '第九条')
  ) as r (id, band, label, label_zh, no, no_zh);

-- What a paper is, as whoever brings it says; the class it is proposed for follows.
create table evidence_kind (
  id text primary key,
  position int not null unique,
  class text not null references evidence_class (id),
  label text not null,
  label_zh text not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  -- False where art. 9 does not name the kind: our reading of arts. 7-9.
  verified boolean not null
);
insert into evidence_kind (id, position, class, label, label_zh, instrument, article, article_zh, verified)
select k.id, k.position, c.id, coalesce(k.label, c.label), coalesce(k.label_zh, c.label_zh), c.instrument, c.article, c.article_zh, k.verified
  from (values
    ('state_council', 1, 'BASIS_1', null, null, true),
    ('province', 2, 'BASIS_2', null, null, true),
    ('superior_settlement', 3, 'BASIS_3', null, null, true),
    ('own_agreement', 4, 'BASIS_4', null, null, true),
    ('confirmed_before', 5, 'BASIS_5', null, null, true),
    ('ownership_certificate', 6, 'REF_1', null, null, true),
    ('administration', 7, 'REF_2', null, null, true),
    ('development', 8, 'REF_3', null, null, true),
    ('land_policy', 9, 'REF_4', null, null, true),
    ('gazetteer', 10, 'EXCLUDED', 'Historical gazetteer', '历史方志', false),
    ('genealogy', 11, 'EXCLUDED', 'Genealogy, ancestral record', '族谱、家谱', false),
    ('tombstone', 12, 'EXCLUDED', 'Tombstone, inscription', '墓碑、碑刻', false),
    ('old_map', 13, 'EXCLUDED', 'Map from before Liberation', '解放以前的地图', false),
    ('later_statement', 14, 'EXCLUDED', 'Statement made after the dispute arose', '争议发生后的证言、说明', false),
    ('private_map', 15, 'EXCLUDED', 'Private map, unsealed map', '私人绘制或者未盖章的地图', false),
    ('other', 16, 'EXCLUDED', 'Other material', '其他材料', true)
  ) as k (id, position, class, label, label_zh, verified)
  join evidence_class c on c.id = k.class;

-- What must hold for a class. The code names a function of server/disputes/evidence/evidenceChecks.ts.
create table evidence_check (
  class text not null references evidence_class (id),
  code text not null check (code in ('before_dispute', 'after_liberation', 'sealed_by_both', 'own_province', 'with_map')),
  instrument text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null,
  primary key (class, code)
);
insert into evidence_check (class, code, instrument, article, article_zh, verified)
select c.id, k.code, c.instrument, k.article, k.article_zh, true
  from (values
    ('BASIS_2', 'own_province', 'BD art. 7(2)', '第七条第（二）项'),
    ('BASIS_3', 'with_map', 'BD art. 7(3)', '第七条第（三）项'),
    ('BASIS_4', 'with_map', 'BD art. 7(4)', '第七条第（四）项'),
    ('BASIS_5', 'before_dispute', 'BD art. 7(5)', '第七条第（五）项'),
    ('BASIS_5', 'sealed_by_both', 'BD art. 7(5)', '第七条第（五）项'),
    ('REF_1', 'after_liberation', 'BD art. 8', '第八条'), ('REF_1', 'before_dispute', 'BD art. 8', '第八条'),
    ('REF_2', 'after_liberation', 'BD art. 8', '第八条'), ('REF_2', 'before_dispute', 'BD art. 8', '第八条'),
    ('REF_3', 'after_liberation', 'BD art. 8', '第八条'), ('REF_3', 'before_dispute', 'BD art. 8', '第八条'),
    ('REF_4', 'after_liberation', 'BD art. 8', '第八条'), ('REF_4', 'before_dispute', 'BD art. 8', '第八条')
  ) as k (class, code, article, article_zh)
  join evidence_class c on c.id = k.class;

-- When a region was liberated (art. 8: 解放以后): the day, or the month or year where no more is known. The narrowest prefix counts.
create table liberation_date (
  division_prefix text primary key,
  dated text not null check (dated ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  source text not null,
  verified boolean not null
);
insert into liberation_date values ('64', '1949-09', '通行说法，待查地方档案 / as commonly given; regional archives to be asked', false);

-- A paper of a dispute and what it proves. Versions are only appended: a correction is a new one, and needs a new ruling.
create table dispute_evidence (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  -- Within its dispute, in the order of filing: no rank.
  number int not null,
  part text not null check (part in ('a', 'b', 'handler')),
  filed_at timestamptz not null,
  unique (dispute_id, number)
);
create table dispute_evidence_version (
  evidence_id uuid not null references dispute_evidence (id),
  version int not null,
  kind text not null references evidence_kind (id),
  title text not null,
  issuer text not null,
  document_no text,
  -- The day of the paper, or its month or year; null where it bears none.
  dated text check (dated ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  form text not null check (form in ('original', 'certified_copy', 'copy')),
  sealed_a boolean not null,
  sealed_b boolean not null,
  has_map boolean not null,
  -- Where it holds: CGCS2000.
  extent geometry(Geometry, 4490),
  -- Of the extent when it was filed: other provinces it touches, and whether it lies in outlines on record of its own.
  other_provinces text[] not null default '{}',
  within_own boolean,
  file_id uuid references dispute_file (id),
  note text,
  -- Why it was corrected; of the first version null.
  reason text check ((version = 1) = (reason is null)),
  by_id uuid not null references account (id),
  by_name text not null,
  organisation text not null,
  at timestamptz not null,
  primary key (evidence_id, version)
);
create index dispute_evidence_version_by_extent on dispute_evidence_version using gist (extent);

-- Decided with reasons by the handler, or by a side for its own until the handler has; the latest of a version counts.
create table dispute_evidence_ruling (
  id bigint generated always as identity primary key,
  evidence_id uuid not null,
  version int not null,
  class text not null references evidence_class (id),
  reason text not null,
  part text not null check (part in ('a', 'b', 'handler')),
  by_id uuid not null references account (id),
  by_name text not null,
  organisation text not null,
  at timestamptz not null,
  foreign key (evidence_id, version) references dispute_evidence_version (evidence_id, version)
);
create index dispute_evidence_ruling_by_version on dispute_evidence_ruling (evidence_id, version, id);

-- Until which state both sides keep to art. 10: until the line is settled and in effect.
alter table dispute_state add column status_quo boolean not null default false;
update dispute_state set status_quo = true
 where open and id not in ('effective', 'joint_survey', 'surveyed_map_sealed', 'filed_up', 'announced_to_people', 'approver_decision');

-- Which acts on what lies in a contested area wait for a reasoned release. BD art. 10 names no names, signs or division
-- changes but the setting up of organs: that these, too, alter how things stand is our reading.
create table contested_ground_rule (
  subject text not null check (subject in ('case', 'sign', 'dossier')),
  act text not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  note text not null,
  note_zh text not null,
  verified boolean not null,
  valid daterange not null,
  primary key (subject, act)
);
insert into contested_ground_rule
select subject, act, '行政区域边界争议处理条例', 'BD art. 10', '《行政区域边界争议处理条例》第十条',
       'Until the dispute is settled both sides keep it from growing; a new name, sign or division in the contested area alters how things stand.',
       '争议解决以前双方应当防止事态扩大；在争议区域新命名、设标志或者变更区划会改变现状。', false, '[1989-02-03,)'
  from (values ('case', 'submit'), ('case', 'submitToApprover'), ('case', 'approve'), ('sign', 'install'),
    ('dossier', 'submit'), ('dossier', 'approve')) as r (subject, act);

-- A head's reasoned release of something that lies in the contested area, as it lay there then: of another ground it says nothing.
create table dispute_release (
  id bigint generated always as identity primary key,
  dispute_id uuid not null references dispute (id),
  subject text not null check (subject in ('case', 'sign', 'dossier')),
  subject_id text not null,
  -- md5 of the ground.
  ground text not null,
  reason text not null,
  part text not null check (part in ('a', 'b', 'handler')),
  by_id uuid not null references account (id),
  by_name text not null,
  organisation text not null,
  at timestamptz not null
);
create index dispute_release_by_subject on dispute_release (dispute_id, subject, subject_id, id);

-- The ground in dispute.
create view dispute_ground as
select id as dispute_id, area as geom from dispute where area is not null;

-- Where a change of divisions takes place: what was drawn, the units that pass or are replaced whole, the point of a new seat.
-- A change of name has no place.
create view dossier_ground as
select d.id as dossier_id, st_makevalid(st_setsrid(st_geomfromgeojson(d.draft -> 'area'), 4490)) as geom
  from division_dossier d where d.draft ? 'area'
union all
select d.id, st_makevalid(v.geom, 'method=structure')
  from division_dossier d
  join division v on upper_inf(v.valid) and v.geom is not null
   and (v.code = d.draft ->> 'unit' and d.draft ->> 'change' in ('establish', 'abolish', 'affiliation')
        or d.draft ->> 'change' in ('establish', 'boundary') and d.draft -> 'units' ? v.code)
union all
select d.id, st_setsrid(st_makepoint((d.draft -> 'newSeatPoint' ->> 0)::float8, (d.draft -> 'newSeatPoint' ->> 1)::float8), 4490)
  from division_dossier d where d.draft ->> 'change' = 'seat' and d.draft ? 'newSeatPoint';
