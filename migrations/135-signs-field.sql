-- Signs in the field: what may be wrong with a plate, who looked when, the photographs, and the work that follows.

-- F1–F11. A rule that changes, or one that the bureau adopts, is a new row. days null: no limit is given anywhere.
create table sign_defect_rule (
  code text not null check (code ~ '^F([1-9]|1[01])$'),
  sort int not null,
  label_zh text not null,
  label_en text not null,
  -- The state a sign is in where this was found; null: it stays as it is.
  sign_status text check (sign_status in ('damaged', 'missing', 'mismatched')),
  days int check (days > 0),
  instrument text not null,
  article text not null,
  article_zh text not null,
  jurisdiction text not null,
  verified boolean not null,
  -- Whether the bureau keeps to it: a rule of another city is a model until it is adopted here.
  adopted boolean not null,
  valid daterange not null,
  exclude using gist (code with =, jurisdiction with =, valid with &&)
);
insert into sign_defect_rule
  (code, sort, label_zh, label_en, sign_status, days, instrument, article, article_zh, jurisdiction, verified, adopted, valid)
select d.code, d.sort, d.label_zh, d.label_en, d.sign_status, d.days, r.instrument, r.article, r.article_zh, r.jurisdiction, r.verified,
       false, r.valid::daterange
  from (values
    ('F1', 1, '使用非标准地名或文字有误', 'Non-standard name or wrong characters', 'mismatched', 30, 'ningbo'),
    ('F2', 2, '地名已更名，标志未更换', 'Renamed, sign not replaced', 'mismatched', 30, 'ningbo'),
    ('F3', 3, '锈蚀、破损、字迹不清或缺笔', 'Rust, damage, illegible, strokes missing', 'damaged', 30, 'ningbo'),
    ('F4', 4, '设置位置不当', 'Wrong position', null, 30, 'ningbo'),
    ('F5', 5, '标志缺失', 'Missing', 'missing', null, 'system'),
    ('F6', 6, '被遮挡或张贴广告', 'Covered, or advertising on it', null, null, 'system'),
    ('F7', 7, '罗马字母拼写有误（读音、分写、隔音符号、字母）', 'Spelling wrong: reading, separation, apostrophe, letter', 'mismatched', null, 'system'),
    ('F8', 8, '底色与走向不符或版面比例有误', 'Wrong colour for the direction, or wrong proportions', null, null, 'system'),
    ('F9', 9, '二维码无法识读、指向有误或被覆盖', 'Code unreadable, leading elsewhere or pasted over', 'damaged', null, 'system'),
    ('F10', 10, '一路两名', 'Two signs with different names for one street', 'mismatched', null, 'system'),
    ('F11', 11, '擅自设置的标志', 'Unauthorised sign', null, null, 'order')
  ) as d (code, sort, label_zh, label_en, sign_status, days, rule)
  join (values
    ('ningbo', '宁波市地名管理条例', 'Ningbo Toponym Regulations art. 24', '《宁波市地名管理条例》第二十四条（外地规定，供参照）', '330200', true, '[2020-05-01,)'),
    ('system', '系统默认', 'Default of this system; no law read sets it', '系统默认，法规未规定', '000000', false, '[2020-05-01,)'),
    ('order', '地名管理条例', 'Toponym Regulations arts. 19, 38', '《地名管理条例》第十九条、第三十八条', '000000', true, '[2022-05-01,)')
  ) as r (rule, instrument, article, article_zh, jurisdiction, verified, valid) on r.rule = d.rule;

create table sign_inspection (
  -- Given by the device that recorded it.
  id uuid primary key,
  -- null: what was found is in no register (F11).
  sign_id text references sign (id),
  division_code text not null,
  inspector_id uuid not null,
  inspector text not null,
  found text not null check (found in ('intact', 'defect', 'missing')),
  defects text[] not null,
  note text,
  position geometry(Point, 4490) not null,
  accuracy_metres double precision not null check (accuracy_metres >= 0),
  -- Readings of the receiver that the position is the mean of.
  readings int not null check (readings > 0),
  -- What the code said, and what became of it: null where none was scanned.
  scanned_url text,
  code_state text check (code_state in ('genuine', 'unsigned', 'forged', 'revoked', 'other_sign', 'unreadable')),
  -- By the clock of the device, put right by what the server knows of that clock.
  inspected_at timestamptz not null,
  clock_offset_seconds double precision not null default 0,
  at timestamptz not null,
  check ((found = 'intact') = (cardinality(defects) = 0))
);
create index sign_inspection_by_sign on sign_inspection (sign_id, inspected_at desc);
create index sign_inspection_by_division on sign_inspection (division_code, inspected_at desc, id);
create index sign_inspection_by_position on sign_inspection using gist (position);

create table sign_order (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  -- What it is about: a sign of the register, or a place on the ground.
  sign_id text references sign (id),
  place_id uuid references place (id),
  division_code text not null,
  position geometry(Point, 4490),
  source text not null check (source in ('inspection', 'report', 'scan', 'renaming', 'hand')),
  -- Which inspection, report, … it came from.
  source_id text,
  defect_code text,
  text text not null,
  state text not null check (state in ('open', 'assigned', 'done', 'closed', 'dropped')),
  maintainer text,
  due_on date,
  -- Where the due day comes from: the article of the defect's rule, or the person who set it.
  due_ground text,
  assigned_at timestamptz,
  done_at timestamptz,
  done_note text,
  closed_at timestamptz,
  closed_by text,
  closing_note text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sign_order_by_sign on sign_order (sign_id);
create index sign_order_by_division on sign_order (division_code, state, due_on, id);
create index sign_order_by_position on sign_order using gist (position);
-- The same defect of the same sign is one piece of work however often it is told.
create unique index sign_order_once on sign_order (sign_id, defect_code)
  where sign_id is not null and defect_code is not null and state in ('open', 'assigned', 'done');

create table sign_photo (
  -- Given by the device that took it.
  id uuid primary key,
  sign_id text references sign (id),
  inspection_id uuid references sign_inspection (id),
  order_id uuid references sign_order (id),
  kind text not null check (kind in ('sign', 'surroundings', 'installed', 'after', 'report')),
  sha256 text not null references stored_file (sha256),
  taken_at timestamptz not null,
  -- What the camera wrote into the picture, kept apart: pictures are stored without it.
  position geometry(Point, 4490),
  accuracy_metres double precision,
  by text not null,
  at timestamptz not null
);
create index sign_photo_by_sign on sign_photo (sign_id, taken_at desc);
create index sign_photo_by_inspection on sign_photo (inspection_id) where inspection_id is not null;
create index sign_photo_by_order on sign_photo (order_id) where order_id is not null;
create index sign_photo_by_position on sign_photo using gist (position);

-- The plate itself, beyond its text: what the office buys, owns and keeps.
alter table sign add column material text;
alter table sign add column side text;
alter table sign add column owner text not null default '';
alter table sign add column made_by text;
alter table sign add column cost_cents bigint check (cost_cents >= 0);
alter table sign add column warranty_to date;
alter table sign add column postcode text check (postcode ~ '^\d{6}$');
alter table sign add column text_minority text;
-- The sign that stood there before.
alter table sign add column replaces_id text references sign (id);
create unique index sign_replaces on sign (replaces_id) where replaces_id is not null;
-- For lists of signs whose name is no longer the standard one.
create index sign_by_name on sign (name_id);

insert into role_permission (role, permission) values
  ('civil_affairs', 'signs.inspect'),
  ('civil_affairs', 'signs.orders'),
  ('civil_affairs', 'signs.produce'),
  ('field_inspector', 'signs.orders'),
  ('admin', 'signs.keys');
