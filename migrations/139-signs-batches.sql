-- Making plates: batches that two persons check against the register, one maker, acceptance by scanning each plate.

create table sign_batch (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  division_code text not null,
  title text not null,
  -- checked: one person has compared the texts; confirmed: another has; stopped: the register changed after a check.
  state text not null check (state in ('draft', 'checked', 'confirmed', 'released', 'made', 'closed', 'stopped', 'cancelled')),
  -- Checks count for the attempt in which they were made: a batch that goes back to draft is checked anew.
  attempt int not null default 1,
  maker text not null default '',
  maker_contact text not null default '',
  contract_no text not null default '',
  unit_price_cents bigint not null default 0 check (unit_price_cents >= 0),
  warranty_months int not null default 0 check (warranty_months >= 0),
  created_by text not null,
  created_at timestamptz not null,
  released_by text,
  released_at timestamptz,
  made_on date,
  closed_at timestamptz,
  -- Which plates the register no longer bears out: [{signId, name, now}].
  stopped jsonb,
  -- The file for the maker, written in the background.
  print_state text check (print_state in ('running', 'done', 'failed', 'cancelled')),
  -- Which run may report into this row; another one has taken over, or none may.
  print_run uuid,
  print_by text,
  print_done int,
  print_total int,
  -- Real time, not the register's: a run whose process died is known by its silence.
  print_heartbeat_at timestamptz,
  print_problem text,
  print_sha256 text references stored_file (sha256),
  updated_at timestamptz not null
);
create index sign_batch_by_division on sign_batch (division_code, created_at desc, id desc);
create index sign_batch_printing on sign_batch (print_heartbeat_at) where print_state = 'running';

create table sign_batch_plate (
  batch_id uuid not null references sign_batch (id),
  sign_id text not null references sign (id),
  position int not null,
  -- null: the price of the batch.
  price_cents bigint check (price_cents >= 0),
  state text not null check (state in ('waiting', 'rejected', 'remade', 'accepted')),
  -- Under way: a sign is in one batch at a time.
  open boolean not null default true,
  remakes int not null default 0,
  reject_code text check (reject_code in ('text', 'code', 'size', 'colour', 'finish', 'register', 'other')),
  reject_note text,
  accepted_by text,
  accepted_at timestamptz,
  primary key (batch_id, sign_id)
);
create unique index sign_batch_plate_order on sign_batch_plate (batch_id, position);
create unique index sign_batch_plate_open on sign_batch_plate (sign_id) where open;

-- What each of the two persons compared, plate by plate; never changed.
create table sign_batch_check (
  batch_id uuid not null references sign_batch (id),
  attempt int not null,
  round int not null check (round in (1, 2)),
  sign_id text not null references sign (id),
  account_id uuid not null,
  checked_by text not null,
  at timestamptz not null,
  name text not null,
  roman_tone text not null,
  edition text not null,
  url text not null,
  -- SHA-256 over everything that the face shows and the register said of it.
  hash text not null,
  primary key (batch_id, attempt, round, sign_id)
);

-- Every code read and every plate judged at acceptance; never changed.
create table sign_batch_scan (
  id bigint generated always as identity primary key,
  batch_id uuid not null references sign_batch (id),
  -- null: the code led to no plate of this batch.
  sign_id text,
  scanned text,
  outcome text not null check (outcome in ('accepted', 'rejected', 'refused')),
  reason text,
  note text,
  read_name text,
  read_roman text,
  read_number text,
  by text not null,
  at timestamptz not null
);
create index sign_batch_scan_by_batch on sign_batch_scan (batch_id, id desc);

-- Reading plates against the register is not ordering them: the second pair of eyes may be an inspector's.
insert into role_permission (role, permission) values
  ('civil_affairs', 'signs.check'),
  ('field_inspector', 'signs.check');
