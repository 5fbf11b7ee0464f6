-- The second national place-name census put to use (glossary.md section 4): what was registered is evidence, never an approval.
create table census_record (
  id uuid primary key,
  version int not null default 1,
  -- By which a later delivery knows it: the place code, else what the form says; see statedIdentity in server/exchange/census.
  identity text not null unique,
  -- Of the delivery that it shows now.
  run_id uuid not null,
  row_number int not null,
  file_name text not null,
  sha256 text not null,
  division_code text not null,
  county_code text not null,
  -- How the division is known.
  division_by text not null check (division_by in ('code', 'text', 'position', 'office')),
  place_code text,
  name text not null check (length(name) between 1 and 60),
  norm text not null collate "C",
  alike_key text not null collate "C",
  pinyin_key text not null collate "C",
  initials text not null collate "C",
  grams bigint[] not null,
  -- By the reading registry; what the form says stands in `fields`.
  roman_tone text not null,
  roman_plain text not null,
  category_word text not null,
  census_class text,
  category text references category (id),
  secrecy text not null check (secrecy in ('public', 'internal', 'restricted')),
  geom geometry(Geometry, 4490),
  -- Every field of the form, by the names of glossary.md section 4.4.
  fields jsonb not null,
  state text not null default 'pending' check (state in
    ('pending', 'promoted', 'merged', 'candidate', 'set_aside', 'sent_back')),
  -- What another delivery changed since it was last decided or first came in.
  changes jsonb not null default '[]',
  -- Null: waits for its checks.
  checked_at timestamptz,
  defects text[] not null default '{}',
  place_id uuid references place (id),
  name_id uuid references place_name (id),
  decided_by text,
  decided_at timestamptz,
  reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index census_record_list on census_record (county_code, pinyin_key, id);
create index census_record_queue on census_record (county_code, state, pinyin_key, id);
create index census_record_by_norm on census_record (county_code, norm);
create index census_record_by_alike on census_record (county_code, alike_key);
create index census_record_by_sound on census_record (county_code, pinyin_key);
create index census_record_by_grams on census_record using gin (grams);
create index census_record_by_defect on census_record using gin (defects);
create index census_record_by_geom on census_record using gist (geom);
create index census_record_by_run on census_record (run_id);
create index census_record_unchecked on census_record (id) where checked_at is null;
create index census_record_by_place on census_record (place_id) where place_id is not null;

-- What each import added or changed, with the record as it stood before: how an import is undone.
create table census_delivery (
  run_id uuid not null,
  -- Written before the record itself, which tells how it stood.
  record_id uuid not null references census_record (id) on delete cascade deferrable initially deferred,
  row_number int not null,
  before jsonb,
  at timestamptz not null,
  primary key (run_id, record_id)
);
create index census_delivery_by_record on census_delivery (record_id, at);

-- What is wrong with a record, or may be, each with its evidence. Made anew by each check.
create table census_defect (
  id uuid primary key default gen_random_uuid(),
  record_id uuid not null references census_record (id) on delete cascade,
  kind text not null check (kind in ('many_names', 'many_spellings', 'duplicate', 'nonstandard', 'code', 'position',
    'roman', 'category')),
  code text not null,
  -- `note`: for the record, no defect to be decided about.
  level text not null check (level in ('block', 'review', 'note')),
  message text not null,
  message_zh text not null,
  evidence jsonb not null,
  other_record_id uuid references census_record (id) on delete cascade,
  other_place_id uuid references place (id)
);
create index census_defect_by_record on census_defect (record_id, id);
create unique index census_defect_pair on census_defect (record_id, code, other_record_id) where other_record_id is not null;
create index census_defect_by_other on census_defect (other_record_id) where other_record_id is not null;

create table census_decision (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  record_id uuid not null references census_record (id) on delete cascade,
  -- The delivery that was decided about.
  run_id uuid not null,
  act text not null check (act in ('promote', 'merge', 'candidate', 'setAside', 'sendBack', 'undo')),
  from_state text not null,
  to_state text not null,
  account_id uuid not null references account (id),
  by_name text not null,
  at timestamptz not null,
  reason text not null,
  -- The approval document, or the rule by which the name counts as standard.
  ground jsonb,
  -- What it made in the register, so that it can be taken back.
  made jsonb not null default '{}',
  undone_at timestamptz
);
create index census_decision_by_record on census_decision (record_id, seq);
create index census_decision_by_run on census_decision (run_id) where undone_at is null;

-- Local rules by which names compiled into an official list count as standard (approval-workflow.md section 8). TR says nothing of it.
create table deeming_rule (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  instrument text not null,
  instrument_en text not null default '',
  document_no text not null default '',
  organ text not null,
  article text not null,
  text text not null,
  -- `CN`, or the digits with which the codes of its divisions begin.
  jurisdiction text not null check (jurisdiction ~ '^(CN|\d{2}|\d{4}|\d{6})$'),
  -- Somebody has read the text of the instrument; only then may a name rest on it.
  verified boolean not null default false,
  verified_by text,
  valid daterange not null,
  entered_by text not null,
  entered_at timestamptz not null,
  check (not verified or verified_by is not null)
);
create index deeming_rule_list on deeming_rule (jurisdiction, id);

-- Models from elsewhere; none is in force in Ningxia, whose rule is not known.
insert into deeming_rule (instrument, instrument_en, organ, article, text, jurisdiction, valid, entered_by, entered_at) values
  ('上海市地名管理条例', 'Shanghai Toponym Regulations', '上海市人民代表大会常务委员会', '第二十五条',
   '编入标准地名出版物的地名视为标准地名（据公开摘要，原文未核）', '31', daterange(null, null), '系统', '2026-11-29T00:00:00Z'),
  ('宁波市地名管理条例', 'Ningbo Toponym Regulations', '宁波市人民代表大会常务委员会', '第十八条',
   '编入标准地名出版物的地名视为标准地名（据公开摘要，原文未核）', '3302', daterange(null, null), '系统', '2026-11-29T00:00:00Z');

-- How a row of a census file is known again, worked out once for all rows before they are compared.
alter table import_row add column if not exists census_identity text;

-- A place that only the census knows is no place of the public. When a case gives it a standard name it becomes one, unless its
-- record is restricted.
create function publish_census_place() returns trigger language plpgsql as $$
begin
  update place set secrecy = 'public', attributes = attributes - 'censusOnly'
   where id = new.place_id and secrecy = 'internal' and attributes @> '{"censusOnly": true}';
  return new;
end $$;
create trigger place_name_publishes_census after update of status on place_name for each row
  when (old.status = 'reserved' and new.status = 'standard' and new.kind = 'standard')
  execute function publish_census_place();
