-- What somebody is told: in the product, and by mail where an address is known. Written in the transaction of the act itself.
alter table account add column email text check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');

create table notification (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id),
  case_id uuid not null references naming_case (id),
  -- The act that was done.
  act text not null,
  -- Whether it is this person's turn now.
  is_task boolean not null,
  created_at timestamptz not null,
  read_at timestamptz
);
create index notification_by_account on notification (account_id, created_at desc, id);
create index notification_unread on notification (account_id) where read_at is null;

-- Mail still to be sent: no personal data, only the number of the case and its address in the office.
create table mail_outbox (
  id uuid primary key default gen_random_uuid(),
  notification_id uuid not null references notification (id),
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  tries int not null default 0,
  next_try_at timestamptz not null,
  sent_at timestamptz,
  given_up_at timestamptz,
  last_error text
);
create index mail_outbox_waiting on mail_outbox (next_try_at) where sent_at is null and given_up_at is null;
create index mail_outbox_by_age on mail_outbox (created_at desc, id);
