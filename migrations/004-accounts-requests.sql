-- Who is signed in, and which creating requests were already answered.
create table web_session (
  -- SHA-256 of the session id: who reads this table cannot use what stands in it.
  hash bytea primary key,
  account_id uuid not null references account (id),
  data jsonb not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);
create index web_session_by_account on web_session (account_id);
create index web_session_by_age on web_session (seen_at);

create table idempotency_key (
  -- The account, or `public` for callers who need none.
  caller text not null,
  key text not null,
  request_hash bytea not null,
  -- Both null while the first request is running.
  status int,
  reply text,
  etag text,
  at timestamptz not null,
  primary key (caller, key)
);
create index idempotency_key_by_age on idempotency_key (at);
