-- What every domain stands on: extensions that both engines have, settings, gapless counters.
create extension if not exists postgis;
create extension if not exists btree_gist;
create extension if not exists btree_gin;

create table setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null
);

-- Document and case numbers must have no gaps, so they are counted in the transaction that uses them, never by a sequence.
create table counter (
  scope text not null,
  year int not null,
  value int not null check (value > 0),
  primary key (scope, year)
);
