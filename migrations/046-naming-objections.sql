-- What people say of a public notice (公示异议、支持). Each objection is answered one by one before the decision is drafted.
create table objection (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  objection_no text not null unique,
  -- SHA-256 of the code that only the writer was shown.
  secret_hash text not null check (length(secret_hash) = 64),
  stance text not null check (stance in ('object', 'support')),
  text text not null,
  submitted_at timestamptz not null,
  outcome text check (outcome in ('adopted', 'partly', 'not_adopted', 'noted')),
  answer text,
  answered_by text,
  answered_at timestamptz,
  check (num_nulls(outcome, answer, answered_by, answered_at) in (0, 4))
);
create index objection_by_case on objection (case_id, submitted_at, id);

-- Apart, so that no list of objections can carry it by mistake: for the handling office alone.
create table objection_contact (
  objection_id uuid primary key references objection (id) on delete cascade,
  name text not null,
  contact text not null
);
