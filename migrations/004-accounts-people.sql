-- Organisations and the people who work in them.
create table organisation (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('civil_affairs', 'development_reform', 'natural_resources', 'housing', 'government',
    'sector', 'applicant', 'audit')),
  division_code text not null check (division_code ~ '^\d{6}(\d{3})?(\d{3})?$')
);
create index organisation_by_kind on organisation (kind, division_code);

create table account (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  username text not null unique check (username ~ '^[a-z][a-z0-9._-]{1,39}$'),
  display_name text not null,
  organisation_id uuid not null references organisation (id),
  password_hash text not null,
  disabled boolean not null default false,
  -- One of the well-known accounts of the sample register.
  demonstration boolean not null default false,
  created_at timestamptz not null
);
create index account_by_organisation on account (organisation_id);

create table role (
  id text primary key,
  label_zh text not null,
  label_en text not null
);
create table role_permission (
  role text not null references role (id),
  permission text not null check (permission ~ '^[a-z]+\.[a-z-]+$'),
  primary key (role, permission)
);
create table account_role (
  account_id uuid not null references account (id),
  role text not null references role (id),
  primary key (account_id, role)
);

-- Tokens for scripts; only the hash is kept.
create table api_token (
  id uuid primary key default gen_random_uuid(),
  hash bytea not null unique,
  account_id uuid not null references account (id),
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_by_account on api_token (account_id);

-- Failed sign-ins by hashed user name and by hashed address; forgotten an hour after the last one.
create table login_failure (
  key text primary key,
  failures int not null,
  last_at timestamptz not null
);
