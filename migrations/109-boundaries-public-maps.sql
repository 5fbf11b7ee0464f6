-- What the public may see of outlines and lines (BR art. 14; MR arts. 13–15, 21, 22), and which outlines show a line that nobody may see here.

-- Which maps need a review before they are public, as the law says it. A rule that changes is a new row.
create table map_review_rule (
  id text primary key,
  -- reviewed: only with a review number; exempt: without one; demonstration: sample data, no map for the public.
  kind text not null check (kind in ('reviewed', 'exempt', 'demonstration')),
  label_zh text not null,
  label_en text not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null,
  note_zh text not null default '',
  note text not null default '',
  valid daterange not null
);
insert into map_review_rule (id, kind, label_zh, label_en, instrument, article, article_zh, verified, note_zh, note, valid) values
  ('public-map', 'reviewed', '向社会公开的地图', 'Maps for the public', '地图管理条例', 'Map Regulations arts. 15, 21, 22',
   '《地图管理条例》第十五条、第二十一条、第二十二条', true, '须经审核并在适当位置标注审图号。',
   'Reviewed first; the review number is shown on the map.', '[2016-01-01,)'),
  ('scenic-map', 'exempt', '景区图', 'Maps of scenic areas', '地图管理条例', 'Map Regulations art. 15', '《地图管理条例》第十五条', true,
   '限内容简单的地图；绘有行政区域界线的，应当送审。', 'Simple maps only; one that shows division lines is reviewed.', '[2016-01-01,)'),
  ('street-map', 'exempt', '街区图', 'Street maps', '地图管理条例', 'Map Regulations art. 15', '《地图管理条例》第十五条', true,
   '限内容简单的地图；绘有行政区域界线的，应当送审。', 'Simple maps only; one that shows division lines is reviewed.', '[2016-01-01,)'),
  ('metro-map', 'exempt', '地铁线路图', 'Metro maps', '地图管理条例', 'Map Regulations art. 15', '《地图管理条例》第十五条', true,
   '限内容简单的地图；绘有行政区域界线的，应当送审。', 'Simple maps only; one that shows division lines is reviewed.', '[2016-01-01,)'),
  ('classified-source', 'reviewed', '利用涉及国家秘密的测绘成果编制的地图', 'Maps made from classified survey results', '地图管理条例',
   'Map Regulations art. 13', '《地图管理条例》第十三条', true, '先经保密技术处理，再送审。', 'Secrecy processing first, then the review.', '[2016-01-01,)'),
  ('demonstration', 'demonstration', '演示数据', 'Sample data', '系统设定', 'Setting of this system', '系统设定', false,
   '示意轮廓，没有审图号，不得用作地图对外公开。', 'Schematic outlines without a review number; no map for publication.', '[2016-01-01,)');

-- A reviewed map whose outlines the public pages and tiles may draw: number, who reviewed it, when, for what.
create table public_edition (
  id uuid primary key default gen_random_uuid(),
  rule_id text not null references map_review_rule (id),
  title text not null,
  review_number text,
  reviewed_by text,
  reviewed_on date,
  -- What the review covers, in its words.
  scope text not null,
  -- The division whose outlines, with all inside it, the edition holds.
  area_code text not null,
  levels text[] not null check (levels <@ array['county', 'township'] and levels <> '{}'),
  ground text not null,
  outlines int not null default 0,
  entered_by text not null,
  organisation text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawal_ground text,
  updated_at timestamptz not null,
  check (rule_id = 'demonstration' or (review_number is not null and reviewed_by is not null and reviewed_on is not null)),
  -- Sample data never bears a number.
  check (rule_id <> 'demonstration' or review_number is null),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_ground is null))
);
create index public_edition_newest on public_edition (entered_at desc, id);
create index public_edition_by_update on public_edition (updated_at);

-- The outlines as they were reviewed: what the register draws later is public only with a later edition.
create table public_outline (
  row_id bigint primary key references division (row_id),
  edition_id uuid not null references public_edition (id),
  geom geometry(MultiPolygon, 4490) not null
);
create index public_outline_by_edition on public_outline (edition_id);
create index public_outline_by_geom on public_outline using gist (geom);

-- The code of the line on which an arc lies, whether or not there is one: townships of two counties lie on the line of their counties,
-- counties of two provinces on that of their provinces.
create function boundary_code_of(one text, other text) returns text language sql immutable parallel safe as $$
  select least(a, b) || '-' || greatest(a, b)
    from (select case when left(one, 2) <> left(other, 2) then left(one, 2) || '0000' when left(one, 6) <> left(other, 6) then left(one, 6) else one end as a,
                 case when left(one, 2) <> left(other, 2) then left(other, 2) || '0000' when left(one, 6) <> left(other, 6) then left(other, 6) else other end as b) c
$$;
create index boundary_arc_by_line_code on boundary_arc (boundary_code_of(left_code, right_code));
create index boundary_line_restricted on boundary_line (code) where secrecy = 'restricted';

-- The lines in force that an outline shows.
create view outline_line as
  select a.left_code as code, l.id as line_id, l.secrecy, l.map_review_number
    from boundary_arc a join boundary_line l on l.code = boundary_code_of(a.left_code, a.right_code) and upper_inf(l.valid)
   where a.right_code is not null
  union all
  select a.right_code, l.id, l.secrecy, l.map_review_number
    from boundary_arc a join boundary_line l on l.code = boundary_code_of(a.left_code, a.right_code) and upper_inf(l.valid)
   where a.right_code is not null;

-- Divisions whose outline would tell where a restricted line runs; of one that ended, its sides.
create view concealed_outline as
  select a.left_code as code from boundary_line l
    join boundary_arc a on boundary_code_of(a.left_code, a.right_code) = l.code where l.secrecy = 'restricted'
  union
  select a.right_code from boundary_line l
    join boundary_arc a on boundary_code_of(a.left_code, a.right_code) = l.code where l.secrecy = 'restricted'
  union
  select l.side_a from boundary_line l where l.secrecy = 'restricted'
  union
  select l.side_b from boundary_line l where l.secrecy = 'restricted';

-- What the public may see: outlines of an edition in force, as long as every line they show is cleared with its review number; and in a
-- register whose edition is that of sample data, schematic outlines.
create view cleared_outline as
  select p.row_id, d.code, d.name, d.level, d.schematic, d.valid, p.geom, p.edition_id, e.rule_id, e.review_number, e.title
    from public_outline p
    join public_edition e on e.id = p.edition_id and e.withdrawn_at is null
    join division d on d.row_id = p.row_id
   where not exists (select 1 from outline_line o where o.code = d.code and not (o.secrecy = 'public' and o.map_review_number is not null))
     and not exists (select 1 from concealed_outline c where c.code = d.code)
  union all
  select d.row_id, d.code, d.name, d.level, d.schematic, d.valid, d.geom, e.id, e.rule_id, e.review_number, e.title
    from division d
    join public_edition e on e.rule_id = 'demonstration' and e.withdrawn_at is null
   where d.schematic and d.geom is not null
     and not exists (select 1 from public_outline p where p.row_id = d.row_id)
     and not exists (select 1 from outline_line o where o.code = d.code and o.secrecy <> 'public')
     and not exists (select 1 from concealed_outline c where c.code = d.code);

-- Lines that the public may see.
create view cleared_line as
  select l.id from boundary_line l
   where l.secrecy = 'public' and upper_inf(l.valid)
     and (l.map_review_number is not null
       or l.schematic and exists (select 1 from public_edition e where e.rule_id = 'demonstration' and e.withdrawn_at is null));

-- Records of which the audit list tells that something was done and not what: it would hold the course or the position.
create view withheld_subject as
  select 'boundary-line' as kind, l.id::text as id from boundary_line l where l.secrecy = 'restricted'
  union all
  select 'boundary-marker', m.id::text from boundary_marker m where m.secrecy = 'restricted'
  union all
  select 'boundary-marker', m.id::text from boundary_marker m join boundary_line l on l.id = m.line_id where l.secrecy = 'restricted'
  union all
  select 'joint-inspection', i.id::text from joint_inspection i join boundary_line l on l.id = i.line_id where l.secrecy = 'restricted';

-- One marker of sample data at a time.
create unique index public_edition_demonstration on public_edition (rule_id) where rule_id = 'demonstration' and withdrawn_at is null;
