-- Who outside a case opened its file (案卷调阅), on what ground, and each paper that was taken.
create table case_file_reading (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  account_id uuid not null references account (id),
  person text not null,
  organisation text not null,
  ground text not null check (length(ground) >= 4),
  -- The day in China to the end of which the ground holds.
  opened_on date not null,
  opened_at timestamptz not null
);
create index case_file_reading_of_case on case_file_reading (case_id, opened_at);

create table case_file_read (
  seq bigint generated always as identity primary key,
  reading_id uuid not null references case_file_reading (id),
  file text not null,
  at timestamptz not null
);
create index case_file_read_of_reading on case_file_read (reading_id);
