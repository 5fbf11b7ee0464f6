-- Hand-out of boundary data (界线成果提供利用): who asked for what, on what ground, who approved it, the exact package, and every download.
-- SL = 测绘法, MR = 地图管理条例, BR = 行政区域界线管理条例, SSL = 保守国家秘密法 (2024).

-- What each secrecy level asks of a hand-out. A rule that changes is a new row.
create table boundary_handout_level (
  level text not null check (level in ('public', 'internal', 'restricted', 'secret')),
  sort int not null,
  label_zh text not null,
  label_en text not null,
  -- Who approves, besides being of the office that holds the data and not having made the request.
  approver_permission text not null check (approver_permission in ('handouts.approve', 'boundaries.clear')),
  -- A second officer checks the request before it is approved.
  check_needed boolean not null,
  -- Kinds of file that must be there before it is submitted.
  papers text[] not null check (papers <@ array['application', 'undertaking', 'basis']),
  -- The recipient returns or destroys it.
  return_needed boolean not null,
  -- Whether the package may be handed out through this system at all.
  through_system boolean not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null,
  note_zh text not null,
  note text not null,
  valid daterange not null,
  exclude using gist (level with =, valid with &&)
);
insert into boundary_handout_level (level, sort, label_zh, label_en, approver_permission, check_needed, papers, return_needed, through_system,
  instrument, article, article_zh, verified, note_zh, note, valid) values
  ('public', 1, '公开', 'Public', 'handouts.approve', false, '{}', false, true, '地图管理条例', 'Map Regulations arts. 15, 22',
   '《地图管理条例》第十五条、第二十二条', false, '只含已公开的界线；由谁批准提供，法规未写，待本局核定。',
   'Only what is cleared for the public; who approves is not written in the law, for the bureau to settle.', '[2002-07-01,)'),
  ('internal', 2, '内部', 'Internal', 'handouts.approve', false, '{application,undertaking}', false, true, '行政区域界线管理条例',
   'Boundary Line Regulations arts. 13, 14; Map Regulations art. 13', '《行政区域界线管理条例》第十三条、第十四条；《地图管理条例》第十三条', false,
   '未公开的走向和坐标凭申请函、使用承诺书提供；审批岗位待本局核定。',
   'Courses and coordinates that are not public, on a letter and an undertaking; who approves is for the bureau to settle.', '[2002-07-01,)'),
  ('restricted', 3, '受限', 'Restricted', 'boundaries.clear', true, '{application,undertaking,basis}', true, true, '测绘法',
   'Surveying and Mapping Law art. 47; Map Regulations art. 13', '《测绘法》第四十七条；《地图管理条例》第十三条', false,
   '登记领用、保管、提供、使用情况并长期保存；用后归还或者销毁。是否属于涉密成果，请本局保密机构认定。',
   'Acquisition, holding, provision and use are registered and kept; returned or destroyed after use. Whether it is classified is for the secrecy office to say.', '[2002-07-01,)'),
  ('secret', 4, '涉密', 'State secret', 'boundaries.clear', true, '{application,undertaking,basis}', true, false, '保守国家秘密法',
   'State Secrets Law (2024) arts. 29–31; Surveying and Mapping Law art. 47', '《保守国家秘密法》第二十九条至第三十一条；《测绘法》第四十七条', true,
   '国家秘密不得在本系统存储、处理、传输：本系统只登记线下提供的台账，不得填写涉密内容。',
   'State secrets are not stored, processed or sent here: only the hand-over outside is registered, without anything secret in it.', '[2002-07-01,)');

-- Bounds of a package and of its download: of this system, no law sets them.
create table boundary_handout_limit (
  id text primary key check (id in ('features', 'megabytes', 'download-days', 'downloads')),
  value int not null check (value > 0),
  source text not null,
  verified boolean not null
);
insert into boundary_handout_limit (id, value, source, verified) values
  ('features', 20000, '系统设定：一个成果包最多的要素数', false),
  ('megabytes', 200, '系统设定：一个成果包的最大容量', false),
  ('download-days', 7, '系统设定：提供之日起可以下载的天数', false),
  ('downloads', 3, '系统设定：可以下载的次数', false);

create table boundary_handout (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  -- Given when it is submitted: by office and year.
  year int,
  serial int,
  organisation_id uuid not null references organisation (id),
  organisation text not null,
  division_code text not null,
  made_by_id uuid not null references account (id),
  made_by text not null,
  state text not null check (state in ('draft', 'submitted', 'checked', 'approved', 'refused', 'handed_out', 'returned', 'closed', 'withdrawn')),
  level text not null check (level in ('public', 'internal', 'restricted', 'secret')),
  applicant text not null,
  contact_name text not null,
  contact_phone text not null,
  purpose text not null,
  legal_basis text not null,
  undertakings text not null,
  -- What is wanted; null where it is handed over outside this system.
  selection jsonb check ((selection is null) = (level = 'secret')),
  -- Of what is handed over outside: what and how many, in words that are not secret.
  outside_items text check ((outside_items is not null) = (level = 'secret')),
  checked_by_id uuid,
  checked_by text,
  decided_by_id uuid,
  decided_by text,
  decided_at timestamptz,
  decision_note text,
  manifest jsonb,
  package_sha256 text references stored_file (sha256),
  recipient text,
  recipient_account_id uuid references account (id),
  medium text check (medium in ('system', 'outside')),
  handed_on date,
  download_until timestamptz,
  returned_how text check (returned_how in ('returned', 'destroyed')),
  returned_on date,
  return_note text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (organisation_id, year, serial),
  check ((year is null) = (serial is null)),
  -- The approver differs from who made the request and from who checked it.
  check (decided_by_id <> made_by_id and decided_by_id <> checked_by_id),
  check (checked_by_id <> made_by_id),
  -- What is secret never is a package here.
  check (level <> 'secret' or (package_sha256 is null and medium is distinct from 'system'))
);
create index boundary_handout_newest on boundary_handout (created_at desc, id desc);
create index boundary_handout_of_recipient on boundary_handout (recipient_account_id, created_at desc) where recipient_account_id is not null;
create index boundary_handout_by_division on boundary_handout (division_code text_pattern_ops, created_at desc);

create table boundary_handout_file (
  id uuid primary key default gen_random_uuid(),
  handout_id uuid not null references boundary_handout (id),
  kind text not null check (kind in ('application', 'undertaking', 'basis', 'receipt', 'return')),
  sha256 text not null references stored_file (sha256),
  file_name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
create index boundary_handout_file_by_handout on boundary_handout_file (handout_id);

-- What was done, by whom, when; and every download. Only appended to, kept for long (SL art. 47).
create table boundary_handout_step (
  id bigint generated always as identity primary key,
  handout_id uuid not null references boundary_handout (id),
  act text not null,
  state text not null,
  note text,
  actor_id uuid not null,
  actor text not null,
  organisation text not null,
  at timestamptz not null
);
create index boundary_handout_step_by_handout on boundary_handout_step (handout_id, id);
create function boundary_ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger of hand-outs is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger boundary_handout_step_kept before update or delete on boundary_handout_step
  for each statement execute function boundary_ledger_is_append_only();

insert into role_permission (role, permission) values
  ('boundary_officer', 'handouts.read'), ('boundary_officer', 'handouts.keep'), ('boundary_officer', 'handouts.receive'),
  ('civil_affairs', 'handouts.read'), ('civil_affairs', 'handouts.keep'), ('civil_affairs', 'handouts.receive'),
  ('office_head', 'handouts.read'), ('office_head', 'handouts.approve'),
  ('department_reviewer', 'handouts.receive'), ('approver', 'handouts.receive'), ('housing_handler', 'handouts.receive'),
  ('auditor', 'handouts.read')
on conflict do nothing;
