-- Who did what to which record. Append-only: entries and seals can be inserted and read, never changed.
create table audit_entry (
  id bigint generated always as identity primary key,
  -- Tells which entries one transaction wrote; not part of the seal, because it means nothing after a restore.
  txid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_id uuid,
  actor text not null,
  action text not null check (action ~ '^[a-z-]+\.[A-Za-z-]+$'),
  subject_kind text not null,
  subject_id text not null,
  old jsonb not null,
  new jsonb not null
);
create index audit_entry_by_subject on audit_entry (subject_kind, subject_id, id);
create index audit_entry_by_actor on audit_entry (actor_id, id);

-- The chain: seal n is sha256(hash of seal n-1 || the entry written out). Order of seals is order of commits.
create table audit_seal (
  seal bigint primary key,
  entry_id bigint not null unique references audit_entry (id),
  prev_hash bytea not null,
  hash bytea not null
);
create table audit_head (
  single boolean primary key default true check (single),
  seal bigint not null,
  hash bytea not null
);
insert into audit_head (seal, hash) values (0, decode(repeat('00', 32), 'hex'));

-- What is sealed. jsonb is written by PostgreSQL with keys in one fixed order, so this text is canonical; the moment is
-- written in UTC, because a bare timestamptz would follow the session's time zone. verifyAudit.ts has the same text.
create function audit_text(n bigint, e audit_entry) returns text language sql immutable as $$
  select jsonb_build_array(n, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor_id,
    e.actor, e.action, e.subject_kind, e.subject_id, e.old, e.new)::text
$$;

-- Runs at the end of a transaction: only there do writers wait for each other, not while they work. The first firing
-- seals every entry of its transaction, the others find nothing left to do.
create function audit_seal_transaction() returns trigger language plpgsql as $$
declare
  head audit_head;
  entry audit_entry;
  next_hash bytea;
begin
  if exists (select 1 from audit_seal where entry_id = new.id) then
    return null;
  end if;
  select * into strict head from audit_head for update;
  for entry in
    select e.* from audit_entry e
     where e.id >= new.id and e.txid = pg_current_xact_id()
       and not exists (select 1 from audit_seal s where s.entry_id = e.id)
     order by e.id
  loop
    next_hash := sha256(head.hash || convert_to(audit_text(head.seal + 1, entry), 'UTF8'));
    insert into audit_seal (seal, entry_id, prev_hash, hash) values (head.seal + 1, entry.id, head.hash, next_hash);
    head.seal := head.seal + 1;
    head.hash := next_hash;
  end loop;
  update audit_head set seal = head.seal, hash = head.hash;
  return null;
end
$$;
create constraint trigger audit_entry_sealed after insert on audit_entry
  deferrable initially deferred for each row execute function audit_seal_transaction();

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The audit record is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entry_kept before update or delete or truncate on audit_entry
  for each statement execute function audit_is_append_only();
create trigger audit_seal_kept before update or delete or truncate on audit_seal
  for each statement execute function audit_is_append_only();
