-- Effective-dated rows: one per division and period; a code is never updated in place (DC art. 6).
create table division (
  row_id bigint generated always as identity primary key,
  id uuid not null,
  province_code text not null,
  code text not null check (code ~ '^\d{6}(\d{3})?(\d{3})?$'),
  code_prefix text not null,
  name text not null,
  "specific" text not null,
  generic text,
  level text not null check (level in ('province', 'prefecture', 'county', 'township', 'committee')),
  type text not null,
  parent_code text,
  path text not null,
  statistical boolean not null default false,
  valid daterange not null,
  geom geometry(MultiPolygon, 4490),
  schematic boolean not null default false,
  source text not null,
  exclude using gist (id with =, valid with &&),
  exclude using gist (code with =, valid with &&)
);
create index division_by_code on division (code);
create index division_by_parent on division (parent_code, code);
create index division_by_level on division (level, code);
create index division_by_name on division (name, level);
create index division_by_geom on division using gist (geom);
