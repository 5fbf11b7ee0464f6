-- Where signs are due: what the rules of other cities say, as rows; nothing of it is adopted in Wuzhong until somebody says so.

create table sign_siting_rule (
  code text not null check (code in ('start', 'end', 'crossing', 'between', 'entrance', 'edge', 'one')),
  sort int not null,
  -- Of place.
  categories text[] not null,
  label_zh text not null,
  label_en text not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  jurisdiction text not null,
  verified boolean not null,
  adopted boolean not null,
  valid daterange not null,
  exclude using gist (code with =, jurisdiction with =, valid with &&)
);
insert into sign_siting_rule
  (code, sort, categories, label_zh, label_en, instrument, article, article_zh, jurisdiction, verified, adopted, valid)
select d.code, d.sort, d.categories, d.label_zh, d.label_en, r.instrument, r.article, r.article_zh, r.jurisdiction, r.verified, false, r.valid::daterange
  from (values
    ('start', 1, array['street'], '道路起点', 'Start of the street', 'shanghai-streets'),
    ('end', 2, array['street'], '道路终点', 'End of the street', 'shanghai-streets'),
    ('crossing', 3, array['street'], '与其他道路交叉处', 'Crossing with another street', 'shanghai-streets'),
    ('between', 4, array['street'], '交叉口间距较大处加设', 'Between distant crossings', 'shanghai-streets'),
    ('entrance', 5, array['residential_area'], '通往道路的出入口', 'Entrance from a street', 'shanghai'),
    ('edge', 6, array['committee_site', 'division'], '村镇边缘的主要道路旁', 'At the edge, beside a road', 'shanghai'),
    ('one', 7, array['building', 'facility'], '建筑物或设施处一处', 'One at the building or facility', 'ningbo')
  ) as d (code, sort, categories, label_zh, label_en, rule)
  join (values
    ('shanghai-streets', '上海市地名管理条例', 'Shanghai Toponym Regulations art. 33(3)', '《上海市地名管理条例》第三十三条第（三）项（外地规定，供参照）', '310000', true, '[1999-01-01,)'),
    ('shanghai', '上海市地名管理条例', 'Shanghai Toponym Regulations art. 33', '《上海市地名管理条例》第三十三条（外地规定，供参照）', '310000', true, '[1999-01-01,)'),
    ('ningbo', '宁波市地名管理条例', 'Ningbo Toponym Regulations art. 20', '《宁波市地名管理条例》第二十条（外地规定，供参照）', '330200', true, '[2020-05-01,)')
  ) as r (rule, instrument, article, article_zh, jurisdiction, verified, valid) on r.rule = d.rule;

-- Distances in metres that turn the rules into points. No text read gives one.
create table sign_siting_number (
  key text primary key,
  value double precision not null check (value > 0),
  label_zh text not null,
  label_en text not null,
  source_zh text not null default '系统默认，未见规定',
  verified boolean not null default false
);
insert into sign_siting_number (key, value, label_zh, label_en) values
  ('meet', 15, '两条道路图形相距在此之内视为相交', 'Two lines that come so near do meet'),
  ('merge', 50, '相距在此之内的应设点合并为一处', 'Sites nearer than this are one'),
  ('gap', 500, '相邻应设点间距超过此值时加设', 'Beyond such a gap another one stands between'),
  ('reach', 300, '出入口至最近道路的最大距离', 'How far the nearest street may lie from an area'),
  ('served', 50, '现有标志在此范围内视为已设', 'A sign so near serves the site'),
  ('move', 200, '采纳前可移动的最大距离', 'How far a proposal may be moved'),
  -- No metres.
  ('entrances', 8, '一个区域最多建议的出入口数', 'Entrances proposed for one area at most');

-- Which plate a proposal is for, by category and generic term; '*': any other.
create table sign_siting_type (
  category text not null,
  generic text not null,
  type text not null,
  primary key (category, generic)
);
insert into sign_siting_type (category, generic, type) values
  ('street', '*', 'street'), ('street', '巷', 'lane'), ('street', '胡同', 'lane'), ('street', '弄', 'lane'),
  ('residential_area', '*', 'residential'), ('committee_site', '*', 'village'), ('division', '*', 'village'),
  ('building', '*', 'building'), ('facility', '*', 'residential');

-- Until when a sign is to stand.
create table sign_deadline_rule (
  code text not null check (code in ('approved', 'renamed')),
  length int not null check (length > 0),
  unit text not null check (unit in ('day', 'month')),
  label_zh text not null,
  label_en text not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  jurisdiction text not null,
  verified boolean not null,
  adopted boolean not null,
  valid daterange not null,
  exclude using gist (code with =, jurisdiction with =, valid with &&)
);
insert into sign_deadline_rule (code, length, unit, label_zh, label_en, instrument, article, article_zh, jurisdiction, verified, adopted, valid) values
  ('approved', 60, 'day', '自批准之日起设置', 'To be set up after the approval', '宁波市地名管理条例',
   'Ningbo Toponym Regulations art. 21', '《宁波市地名管理条例》第二十一条（外地规定，供参照）', '330200', true, false, '[2020-05-01,)'),
  ('renamed', 3, 'month', '自收到更名批准之日起更换', 'To be replaced after the renaming was approved', '上海市地名管理条例',
   'Shanghai Toponym Regulations art. 34', '《上海市地名管理条例》第三十四条（外地规定，供参照）', '310000', true, false, '[1999-01-01,)');

-- A proposal that somebody looked at and did not want. Proposals themselves are computed and kept nowhere.
create table sign_site_dismissal (
  id uuid primary key default gen_random_uuid(),
  place_id uuid not null references place (id),
  rule text not null,
  position geometry(Point, 4490) not null,
  reason text not null,
  by text not null,
  at timestamptz not null
);
create index sign_site_dismissal_by_place on sign_site_dismissal (place_id);
create index sign_site_dismissal_by_position on sign_site_dismissal using gist (position);
