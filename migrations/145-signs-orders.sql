-- Work on signs from the defect to the check: numbers, who did it, every act, and the rules it goes by.
alter table sign_defect_rule add column unit text not null default 'day' check (unit in ('day', 'working_day'));

-- What the office keeps to in this work. amount is a count, a number of days or of years, or 1 for yes.
create table sign_work_rule (
  code text not null check (code in ('other_checker', 'after_photo', 'report_days', 'old_years')),
  amount int not null check (amount >= 0),
  unit text not null check (unit in ('yes', 'count', 'day', 'working_day', 'year')),
  label_zh text not null,
  label_en text not null,
  article text not null,
  article_zh text not null,
  jurisdiction text not null,
  verified boolean not null,
  adopted boolean not null,
  valid daterange not null,
  exclude using gist (code with =, jurisdiction with =, valid with &&)
);
insert into sign_work_rule (code, amount, unit, label_zh, label_en, article, article_zh, jurisdiction, verified, adopted, valid) values
  ('other_checker', 1, 'yes', '核查人不得是完成人', 'Who checks the work is not who did it',
   'Default of this system; no law read sets it', '系统默认，法规未规定', '000000', false, true, '[2020-01-01,)'),
  ('after_photo', 1, 'count', '办结前须有整改后照片', 'Photographs of the finished work before it is closed',
   'Default of this system; no law read sets it', '系统默认，法规未规定', '000000', false, true, '[2020-01-01,)'),
  ('report_days', 5, 'working_day', '公众反馈的核实期限', 'Days to look into a report of the public',
   'Default of this system; no law read sets it', '系统默认，法规未规定', '000000', false, true, '[2020-01-01,)'),
  ('old_years', 10, 'year', '超过此年限的标志计为老旧', 'Years after which a sign counts as old',
   'Default of this system; no law read sets it', '系统默认，法规未规定', '000000', false, true, '[2020-01-01,)');

alter table sign_order
  -- Gapless per county and year; given when the order is opened.
  add column number text unique,
  -- The state of the sign that this order stands for; null: the defect leaves it as it is.
  add column sign_status text check (sign_status in ('damaged', 'missing', 'mismatched')),
  add column done_by text,
  add column done_by_id uuid,
  -- What has no due day stands last.
  add column queue_on date not null generated always as (coalesce(due_on, date '9999-12-31')) stored;
create index sign_order_queue on sign_order (queue_on, id) where state in ('open', 'assigned', 'done');
create index sign_order_by_state on sign_order (state, queue_on, id);
create index sign_order_by_source on sign_order (source_id) where source_id is not null;
create index sign_order_by_place on sign_order (place_id) where place_id is not null;

-- Append only.
create table sign_order_act (
  seq bigint generated always as identity primary key,
  order_id uuid not null references sign_order (id),
  act text not null check (act in ('open', 'assign', 'set_due', 'done', 'close', 'send_back', 'drop')),
  -- In which state it left the order.
  state text not null,
  content jsonb not null,
  actor_id uuid,
  actor text not null,
  organisation text not null,
  at timestamptz not null
);
create index sign_order_act_by_order on sign_order_act (order_id, seq);
create index sign_photo_by_file on sign_photo (sha256);
