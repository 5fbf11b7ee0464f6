-- Clean-up campaigns (清理整治不规范地名, 民发〔2018〕146号). A scan only proposes candidates; a person lists a name, with a reason.
create table campaign (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  campaign_no text not null unique,
  title text not null,
  document_no text not null,
  division_code text not null,
  -- Categories of names the campaign looks at; empty means all of them.
  categories text[] not null default '{}',
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  state text not null check (state in ('draft', 'candidates', 'survey', 'expert_review', 'notice', 'correction',
    'consolidation', 'closed', 'cancelled')),
  notice_starts_on date,
  notice_ends_on date,
  notice_text text,
  created_by uuid not null references account (id),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index campaign_by_division on campaign (division_code, created_at desc, id);

-- Append-only log of what moved a campaign; `seq` orders steps of one moment.
create table campaign_step (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  campaign_id uuid not null references campaign (id),
  item_id uuid,
  act text not null,
  from_state text,
  to_state text not null,
  actor_id uuid not null references account (id),
  actor text not null,
  organisation text not null,
  at timestamptz not null,
  reason text
);
create index campaign_step_by_campaign on campaign_step (campaign_id, item_id, seq);

-- One row for each run over the register, so that a list can be traced to the rules that proposed it.
create table campaign_scan (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  campaign_id uuid not null references campaign (id),
  state text not null check (state in ('running', 'done', 'failed')),
  rule_set_version text not null,
  total int not null,
  seen int not null default 0,
  hits int not null default 0,
  started_at timestamptz not null,
  started_by text not null,
  heartbeat_at timestamptz not null,
  finished_at timestamptz,
  error text
);
create index campaign_scan_by_campaign on campaign_scan (campaign_id, seq desc);
-- Two scans of one campaign at a time would count each other's names.
create unique index campaign_scan_one_running on campaign_scan (campaign_id) where state = 'running';

create table campaign_candidate (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid not null references campaign (id),
  name_id uuid not null references place_name (id),
  place_id uuid not null references place (id),
  name text not null,
  pinyin_key text not null,
  category text not null references category (id),
  division_code text not null,
  county_code text not null,
  findings jsonb not null,
  classes text[] not null,
  level text not null,
  -- gone: an earlier scan proposed it, the last one did not.
  standing text not null check (standing in ('open', 'listed', 'set_aside', 'gone')),
  reason text,
  decided_by text,
  decided_at timestamptz,
  scan_id uuid not null references campaign_scan (id),
  found_at timestamptz not null,
  unique (campaign_id, name_id)
);
create index campaign_candidate_page on campaign_candidate (campaign_id, county_code, pinyin_key, id);

create table campaign_item (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  campaign_id uuid not null references campaign (id),
  name_id uuid not null references place_name (id),
  place_id uuid not null references place (id),
  name text not null,
  pinyin_key text not null,
  category text not null references category (id),
  division_code text not null,
  county_code text not null,
  findings jsonb not null,
  rule_set_version text,
  classes text[] not null check (cardinality(classes) > 0 and classes <@ array['大', '洋', '怪', '重']),
  state text not null check (state in ('listed', 'struck', 'surveyed', 'reviewed', 'kept', 'to_correct', 'correcting', 'referred')),
  -- Who put the name on the list and why: never the machine.
  listed_by uuid not null references account (id),
  listed_at timestamptz not null,
  reason text not null check (length(trim(reason)) >= 2),
  origin text,
  cause text,
  difficulty text check (difficulty in ('low', 'medium', 'high')),
  survey_note text,
  surveyed_on date,
  objections text,
  decision text check (decision in ('keep', 'correct')),
  decision_reason text,
  decision_document text,
  decided_on date,
  due_on date,
  case_id uuid references naming_case (id),
  referred_to text,
  updated_at timestamptz not null,
  unique (campaign_id, name_id)
);
create index campaign_item_page on campaign_item (campaign_id, county_code, pinyin_key, id);
create index campaign_item_by_case on campaign_item (case_id);
create index campaign_item_by_place on campaign_item (place_id);

create table campaign_opinion (
  id uuid primary key default gen_random_uuid(),
  item_id uuid not null references campaign_item (id),
  expert text not null,
  affiliation text not null,
  opinion text not null check (opinion in ('keep', 'correct', 'abstain')),
  text text not null,
  given_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (item_id, expert)
);

-- What must follow a new name (TR art. 18): signs, maps, addresses, publications.
create table campaign_task (
  item_id uuid not null references campaign_item (id),
  kind text not null check (kind in ('sign', 'map', 'address', 'publication')),
  outcome text check (outcome in ('done', 'not_needed')),
  done_on date,
  done_by text,
  note text,
  primary key (item_id, kind)
);

insert into clock_rule (id, jurisdiction, label, label_en, length, unit, instrument, instrument_en, article, verified, valid,
  note, note_en)
values ('CAMPAIGN_NOTICE', 'CN', '清理整治清单公示', 'Public notice of a clean-up list', 7, 'day', '系统默认', 'system default', '',
  false, daterange('2018-12-10', null), '国家未规定期限，各地自定；参照浙江路桥命名公示不少于 7 日',
  'No national length: local; after the seven days that Luqiao gives to naming proposals');

-- A renaming (更名) goes through the same procedure as a naming (TR arts. 10–14), on a place that is there already.
alter table naming_case drop constraint if exists naming_case_kind_check;
alter table naming_case add constraint naming_case_kind_check check (kind in ('naming', 'renaming'));

-- The name used in advertising, kept apart from the standard name: using it instead is a breach of TR art. 18.
alter table place_name drop constraint if exists place_name_kind_check;
alter table place_name add constraint place_name_kind_check
  check (kind in ('standard', 'short', 'alias', 'former', 'promotional'));
alter table place_name drop constraint if exists place_name_status_check;
alter table place_name add constraint place_name_status_check
  check (status in ('proposed', 'reserved', 'standard', 'former', 'abolished', 'refused', 'census_only', 'unapproved'));
alter table place_name add constraint place_name_promotional
  check ((kind = 'promotional') = (status = 'unapproved'));
-- Where it was seen, for the order to use the standard name (TR arts. 18, 37).
create table promotional_name (
  name_id uuid primary key references place_name (id),
  evidence text not null,
  seen_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);

-- Renaming keeps the place: the name that a case reserves goes to the place the case is about, not to a new one.
create function keep_renamed_place() returns trigger language plpgsql as $$
begin
  update place_name set place_id = old.place_id where place_id = new.place_id and status = 'reserved';
  update place set status = 'void', description = '更名办件占位，名称记于原地名' where id = new.place_id and status = 'proposed';
  new.place_id := old.place_id;
  return new;
end $$;
create trigger naming_case_keeps_place before update of place_id on naming_case for each row
  when (old.kind = 'renaming' and old.place_id is not null and new.place_id is distinct from old.place_id)
  execute function keep_renamed_place();

-- When the new name becomes standard the old one becomes former in the same statement, with its last day, and stays
-- searchable (TR art. 10); the event says by which document.
create function supersede_standard_name() returns trigger language plpgsql as $$
declare
  earlier place_name;
begin
  select * into earlier from place_name n
   where n.place_id = new.place_id and n.id <> new.id and n.kind = 'standard' and n.status = 'standard' for update;
  if not found then
    return new;
  end if;
  update place_name set status = 'former', valid_to = new.valid_from where id = earlier.id;
  insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, article_en, note, recorded_at)
  select e.place_id, new.id, 'renamed', e.on_day, e.authority, e.document_no, e.article, e.article_en,
         earlier.name || ' → ' || new.name, e.recorded_at
    from name_event e where e.name_id = new.id and e.kind = 'named' order by e.seq desc limit 1;
  return new;
end $$;
create trigger place_name_supersedes before update of status on place_name for each row
  when (old.status = 'reserved' and new.status = 'standard' and new.kind = 'standard')
  execute function supersede_standard_name();

insert into role_permission (role, permission) values
  ('civil_affairs', 'campaigns.read'),
  ('civil_affairs', 'campaigns.manage'),
  -- State organs may apply (TR art. 11): a correction that nobody else applies for is the bureau's own application.
  ('civil_affairs', 'naming.apply'),
  ('housing_handler', 'campaigns.read'),
  ('approver', 'campaigns.read'),
  ('auditor', 'campaigns.read');
