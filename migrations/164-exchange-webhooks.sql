-- Webhooks: who is told of what becomes public in the register, and what was sent to whom.
create table webhook (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  url text not null check (length(url) <= 2000),
  description text not null check (length(description) between 1 and 200),
  kinds text[] not null check (cardinality(kinds) > 0),
  -- Events of this division and those inside it.
  division_code text not null,
  state text not null check (state in ('active', 'paused', 'failing')),
  -- Signs what is sent; null until one was made. After a change the old one signs too, for a day.
  secret text,
  previous_secret text,
  previous_until timestamptz,
  failing_since timestamptz,
  account_id uuid not null references account (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (state <> 'active' or secret is not null)
);
create index webhook_list on webhook (division_code text_pattern_ops, created_at desc, id desc);

-- The outbox, written by triggers in the transaction of the change: whoever writes the source cannot forget it. What is told
-- is worked out when it is passed on, by what is public then.
create table webhook_event (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  source text not null check (source in ('name', 'division', 'line', 'sign-report', 'test')),
  source_id uuid not null,
  -- Null: not passed on yet, or nothing for the public.
  kind text,
  payload jsonb,
  recorded_at timestamptz not null default now(),
  passed_on_at timestamptz
);
create index webhook_event_waiting on webhook_event (seq) where passed_on_at is null;
create index webhook_event_by_age on webhook_event (recorded_at);

create table webhook_delivery (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  webhook_id uuid not null references webhook (id) on delete cascade,
  event_id uuid not null references webhook_event (id) on delete cascade,
  state text not null check (state in ('waiting', 'delivered')),
  tries int not null default 0,
  -- Of the last try: HTTP status and beginning of the answer, or why there was none.
  status int,
  answer text,
  problem text,
  milliseconds int,
  tried_at timestamptz,
  created_at timestamptz not null default now(),
  unique (webhook_id, event_id)
);
create index webhook_delivery_waiting on webhook_delivery (webhook_id, seq) where state = 'waiting';
create index webhook_delivery_list on webhook_delivery (webhook_id, seq desc);
create index webhook_delivery_by_state on webhook_delivery (webhook_id, state, seq desc);
create index webhook_delivery_by_event on webhook_delivery (event_id);

-- For each statement and not each row: a bulk load asks once. Without subscribers nothing is written.
create function webhook_note() returns trigger language plpgsql as $$
begin
  if exists (select 1 from webhook) then
    insert into webhook_event (source, source_id) select tg_argv[0], id from added;
  end if;
  return null;
end
$$;
create function webhook_note_name() returns trigger language plpgsql as $$
begin
  if exists (select 1 from webhook) then
    insert into webhook_event (source, source_id)
    select 'name', id from added where kind in ('announced', 'renamed', 'abolished', 'corrected', 'restored') order by seq;
  end if;
  return null;
end
$$;
create trigger name_event_to_webhooks after insert on name_event
  referencing new table as added for each statement execute function webhook_note_name();
create trigger division_event_to_webhooks after insert on division_event
  referencing new table as added for each statement execute function webhook_note('division');
create trigger boundary_line_version_to_webhooks after insert on boundary_line_version
  referencing new table as added for each statement execute function webhook_note('line');
create trigger sign_report_to_webhooks after insert on sign_report
  referencing new table as added for each statement execute function webhook_note('sign-report');
