-- Data going out: every export is on record for good, its file for seven days.
create table export_run (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'cancelled', 'forgotten')),
  -- Null: somebody at the command line, who gets only what is for everybody.
  account_id uuid references account (id),
  -- Of the office of whoever asked: who may see that it was made.
  division_code text not null,
  collection text not null,
  format text not null,
  -- Everything that was chosen, so that a restart makes the same file: filter, selection, columns, encoding, system.
  request jsonb not null,
  purpose text,
  -- The highest label of what is in it.
  secrecy text not null check (secrecy in ('public', 'internal', 'restricted')),
  counts jsonb not null,
  done bigint not null default 0,
  total bigint not null,
  file_name text,
  media_type text,
  sha256 text,
  size_bytes bigint,
  -- What the format could not carry.
  limits jsonb not null default '[]',
  failure_en text,
  failure_zh text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ready_at timestamptz,
  -- Until when the file may be fetched.
  kept_until timestamptz,
  downloads int not null default 0,
  -- Whose turn it is to write: another one begun meanwhile takes over.
  attempt uuid
);
create index export_run_list on export_run (created_at desc, id desc);
create index export_run_by_office on export_run (division_code text_pattern_ops, created_at desc, id desc);
create index export_run_own on export_run (account_id, created_at desc, id desc);
create index export_run_kept on export_run (kept_until) where state = 'ready';
create index export_run_under_way on export_run (updated_at) where state in ('waiting', 'running');

-- Whoever may make exports sees what became of them; who sees those of others is said in the list itself.
insert into role_permission (role, permission) values ('boundary_officer', 'exports.read') on conflict do nothing;

-- Category codes of the national database (glossary 4.2), as seen in public records; the standard itself has not been read.
create table national_category_code (
  code text primary key check (code ~ '^\d{4,5}$'),
  label_zh text not null,
  label_en text not null,
  source text not null,
  verified boolean not null default false
);
insert into national_category_code (code, label_zh, label_en, source)
select code, label_zh, label_en, 'GB/T 18521-2001 及普查成果中见到的用法，标准原文未核对'
  from (values
    ('21200', '省级行政区域', 'province level'),
    ('21300', '地级行政区域', 'prefecture level'),
    ('21400', '县级行政区域', 'county level'),
    ('21500', '乡级行政区域', 'township level'),
    ('21610', '行政村', 'administrative village'),
    ('21620', '社区', 'community'),
    ('21770', '区片', 'area'),
    ('22100', '城镇居民点', 'urban settlement'),
    ('22200', '农村居民点', 'rural settlement'),
    ('23213', '县道', 'county road'),
    ('23214', '乡道', 'township road'),
    ('27100', '党政机关', 'Party or government organ'),
    ('27400', '企业', 'enterprise'),
    ('2621', '亭', 'pavilion'),
    ('2622', '台', 'terrace'),
    ('2623', '碑', 'tablet'),
    ('2624', '塔', 'pagoda')) as c (code, label_zh, label_en);
