-- Frozen editions of the divisions (年度版): what they were at the end of a year or, for township codes, of a half-year. Never overwritten: a correction is
-- another number with its reason.
create table division_edition_rule (
  kind text primary key check (kind in ('year', 'half_year')),
  label text not null,
  label_zh text not null,
  levels text[] not null,
  source text not null,
  source_zh text not null,
  verified boolean not null
);
insert into division_edition_rule values
  ('year', 'Yearly edition, as of 31 December', '年度版（截至上年末）', '{province,prefecture,county,township}',
   'Briefing of the Ministry on the Division Code Measures and its public note: the national set is published in January, as of the end of the year before',
   '民政部关于《行政区划代码管理办法》的说明：每年1月公布截至上年末的代码', false),
  ('half_year', 'Township codes, as of 30 June or 31 December', '乡级代码半年版', '{township}',
   'The same briefing: the province publishes township codes every half-year', '同上说明：省级民政部门每半年公布乡级代码', false);

create table division_edition (
  id uuid primary key default gen_random_uuid(),
  kind text not null references division_edition_rule (kind),
  as_of date not null,
  -- The office's division: an edition holds everything inside it.
  division_code text not null,
  number int not null check (number > 0),
  reason text check ((number = 1) = (reason is null)),
  -- SHA-256 of its rows, as `editionChecksum` writes them.
  checksum text not null,
  row_count int not null,
  made_by text not null,
  organisation text not null,
  made_at timestamptz not null,
  unique (division_code, kind, as_of, number)
);
create table division_edition_row (
  edition_id uuid not null references division_edition (id),
  division_id uuid not null,
  code text not null,
  name text not null,
  level text not null,
  type text not null,
  parent_code text,
  entrusted_code text,
  path text not null,
  seat text,
  -- On the ellipsoid; null without an outline.
  square_metres double precision,
  schematic boolean not null,
  valid_from date not null,
  primary key (edition_id, code)
);

create function frozen_edition() returns trigger language plpgsql as $$
begin
  raise exception 'Editions of divisions are frozen: a correction is another number' using errcode = 'restrict_violation';
end
$$;
create trigger division_edition_frozen before update or delete on division_edition for each row execute function frozen_edition();
create trigger division_edition_row_frozen before update or delete on division_edition_row for each row execute function frozen_edition();

insert into role_permission (role, permission) values
  ('civil_affairs', 'divisions.freeze'), ('boundary_officer', 'divisions.freeze')
on conflict do nothing;
