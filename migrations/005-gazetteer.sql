-- The register: place (the entity) ≠ place_name (a name of it, with status and dates) ≠ spelling; name_event = dated legal act.
create table category (
  id text primary key,
  label_zh text not null,
  label_en text not null,
  tr_item int,
  -- Scope of uniqueness (naming-rules.md section 3): nation, province, county, built_up_area.
  unique_scope text not null check (unique_scope in ('nation', 'province', 'county', 'built_up_area')),
  source text not null
);

create table place (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  province_code text not null,
  division_code text not null,
  category text not null references category (id),
  status text not null check (status in ('proposed', 'live', 'abolished', 'void')),
  place_code text check (place_code ~ '^\d{20}$'),
  geom geometry(Geometry, 4490),
  position_source text not null,
  schematic boolean not null default false,
  secrecy text not null default 'public' check (secrecy in ('public', 'internal', 'restricted')),
  min_zoom int not null default 12,
  meaning text,
  origin text,
  history text,
  description text,
  attributes jsonb not null default '{}',
  source text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index place_by_geom on place using gist (geom);
create index place_by_division on place (division_code, category, id);

create table place_name (
  id uuid primary key default gen_random_uuid(),
  province_code text not null,
  county_code text not null,
  place_id uuid not null references place (id),
  category text not null references category (id),
  name text not null check (length(name) <= 60),
  "specific" text not null,
  generic text,
  norm text not null,
  specific_norm text not null,
  pinyin_key text not null,
  pinyin_tone text[] not null,
  pinyin_plain text[] not null,
  initials text not null,
  grams text[] not null,
  kind text not null check (kind in ('standard', 'short', 'alias', 'former')),
  status text not null check (status in ('proposed', 'reserved', 'standard', 'former', 'abolished', 'refused', 'census_only')),
  legal_status text not null check (legal_status in ('approved_tr', 'approved_earlier', 'deemed_standard', 'census_only', 'unknown')),
  valid_from date,
  valid_to date,
  blocked_until date
);
-- One entity has at most one current standard name.
create unique index place_name_one_standard on place_name (place_id) where status = 'standard' and kind = 'standard';
create index place_name_by_place on place_name (place_id);
create index place_name_norm_county on place_name (county_code, norm);
create index place_name_pinyin_county on place_name (county_code, pinyin_key);
create index place_name_specific_county on place_name (county_code, specific_norm);
create index place_name_norm_province on place_name (province_code, norm);
create index place_name_pinyin_province on place_name (province_code, pinyin_key);
create index place_name_norm on place_name (norm);
create index place_name_pinyin on place_name (pinyin_key);
create index place_name_initials on place_name (initials text_pattern_ops);
create index place_name_pinyin_prefix on place_name (replace(pinyin_key, ' ', '') text_pattern_ops);
create index place_name_grams on place_name using gin (grams);
create index place_name_list on place_name (county_code, status, pinyin_key, id);

create table spelling (
  id uuid primary key default gen_random_uuid(),
  name_id uuid not null references place_name (id),
  script text not null default 'pinyin',
  roman_tone text not null,
  roman_plain text not null,
  roman_sign text not null,
  reading_source text not null,
  frozen boolean not null default false
);
create unique index spelling_one_script on spelling (name_id, script);

create table name_event (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  place_id uuid not null references place (id),
  name_id uuid not null references place_name (id),
  kind text not null check (kind in ('named', 'renamed', 'filed', 'announced', 'abolished', 'registered', 'corrected')),
  on_day date not null,
  authority text not null,
  document_no text,
  article text,
  note text,
  recorded_at timestamptz not null
);
create index name_event_by_place on name_event (place_id, on_day, seq);

create table built_up_area (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  county_code text not null,
  geom geometry(MultiPolygon, 4490) not null,
  as_of date not null,
  schematic boolean not null default false,
  source text not null
);
create index built_up_area_by_geom on built_up_area using gist (geom);

-- Spelling and text are frozen by status: once a name is standard, a correction is an event and a new row (TR art. 15).
create function refuse_frozen_name() returns trigger language plpgsql as $$
begin
  if old.status in ('standard', 'former', 'abolished') and (new.name <> old.name or new.place_id <> old.place_id) then
    raise exception 'the text of a name is frozen once it is standard' using errcode = '23514', constraint = 'place_name_frozen';
  end if;
  return new;
end $$;
create trigger place_name_frozen before update on place_name for each row execute function refuse_frozen_name();

create function refuse_frozen_spelling() returns trigger language plpgsql as $$
begin
  if old.frozen and (new.roman_tone <> old.roman_tone or new.roman_plain <> old.roman_plain or new.roman_sign <> old.roman_sign) then
    raise exception 'a spelling is frozen once its name is standard' using errcode = '23514', constraint = 'spelling_frozen';
  end if;
  return new;
end $$;
create trigger spelling_frozen before update on spelling for each row execute function refuse_frozen_spelling();
