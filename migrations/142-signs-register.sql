-- What the register keeps of a sign beyond its plate, and which moves of its state there are.

-- Why a person gave another run of the street than its line has at the sign; null: the line decided, or there was none.
alter table sign add column azimuth_reason text;
-- Whether a person gave the run of the street; else it follows the line when the sign is moved.
alter table sign add column azimuth_given boolean not null default false;
-- The day on which it was taken down.
alter table sign add column withdrawn_on date;

-- A replacement that was itself withdrawn stands in the way of no other.
drop index sign_replaces;
create unique index sign_replaces on sign (replaces_id) where replaces_id is not null and status <> 'withdrawn';
create index sign_replaced on sign (replaces_id) where replaces_id is not null;

create table sign_status_move (
  from_status text not null check (from_status in ('planned', 'installed', 'damaged', 'missing', 'mismatched', 'withdrawn')),
  to_status text not null check (to_status in ('planned', 'installed', 'damaged', 'missing', 'mismatched', 'withdrawn')),
  needs_reason boolean not null,
  primary key (from_status, to_status),
  check (from_status <> to_status)
);
insert into sign_status_move (from_status, to_status, needs_reason) values
  ('planned', 'installed', false),
  ('planned', 'withdrawn', true),
  ('installed', 'damaged', false),
  ('installed', 'missing', false),
  ('installed', 'mismatched', false),
  ('installed', 'withdrawn', true),
  ('damaged', 'installed', false),
  ('damaged', 'missing', false),
  ('damaged', 'mismatched', false),
  ('damaged', 'withdrawn', true),
  ('missing', 'installed', true),
  ('missing', 'damaged', true),
  ('missing', 'mismatched', true),
  ('missing', 'withdrawn', true),
  ('mismatched', 'installed', true),
  ('mismatched', 'damaged', false),
  ('mismatched', 'missing', false),
  ('mismatched', 'withdrawn', true);

-- Who owns a new sign, in a division and all inside it. Who numbers doors in Wuzhong was found in no text: each office says it
-- for its own divisions, with the ground.
create table sign_owner (
  division_code text not null,
  -- '*': every type that has no row of its own.
  type text not null,
  owner text not null,
  ground text not null,
  verified boolean not null,
  version int not null default 1,
  primary key (division_code, type)
);
insert into sign_owner (division_code, type, owner, ground, verified) values
  ('000000', '*', '民政部门', '系统默认，本地规定未核', false),
  ('000000', 'building', '民政部门', '系统默认：楼牌、门牌由谁编制各地不同（江门为公安、宁波为民政），吴忠未核', false),
  ('000000', 'door_small', '民政部门', '系统默认：门牌由谁编制各地不同（江门为公安、宁波为民政），吴忠未核', false),
  ('000000', 'door_large', '民政部门', '系统默认：门牌由谁编制各地不同（江门为公安、宁波为民政），吴忠未核', false);

-- Lists by state, type, maintainer and age within the divisions of an office.
create index sign_by_state on sign (status, id);
create index sign_by_type on sign (type, id);
create index sign_by_maintainer on sign (maintainer, id);
create index sign_by_installation on sign (installed_on, id) where installed_on is not null;
