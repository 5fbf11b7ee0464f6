-- Keys that codes of plates are signed with. The private halves are never here: the environment or the data folder has them.
create table sign_key (
  number int primary key check (number between 1 and 9999),
  -- Raw Ed25519, base64url.
  public_key text not null unique check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  made_at timestamptz not null,
  made_by text not null,
  -- Signs no more; plates signed with it stay genuine.
  retired_at timestamptz,
  -- Others may have it: plates signed with it prove nothing any more.
  revoked_at timestamptz,
  revoked_by text,
  revoked_reason text,
  check ((revoked_at is null) = (revoked_reason is null)),
  check ((revoked_at is null) = (revoked_by is null)),
  check (revoked_at is null or retired_at is not null)
);
-- One key signs.
create unique index sign_key_active on sign_key ((true)) where retired_at is null;

-- The code of a plate is made with the sign and never changes. null: from before codes were signed, `v=1` with a checksum.
alter table sign add column code_key int references sign_key (number);
alter table sign add column code_digits text check (code_digits ~ '^\d{155}$');
alter table sign add check ((code_key is null) = (code_digits is null));
create index sign_by_code_key on sign (code_key);
