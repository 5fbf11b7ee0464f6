-- The status quo of the day a dispute was opened, and aids for its settlement. Both are only appended to.

-- Who had what when the status quo was frozen: line on record, claims of that day, outlines, and what lay inside.
create table dispute_status_quo (
  dispute_id uuid primary key references dispute (id),
  frozen_on date not null,
  frozen_at timestamptz not null,
  line geometry(MultiLineString, 4490),
  claim_a uuid references dispute_claim (id),
  claim_b uuid references dispute_claim (id),
  outline_a geometry(MultiPolygon, 4490),
  outline_b geometry(MultiPolygon, 4490),
  -- Where the line is disputed: what both claimed, else the area of the registration.
  area geometry(MultiPolygon, 4490),
  -- Places inside the area, each with its name, its division and that division's name on the day.
  administered jsonb not null
);

-- A line drawn to help the talks. It is no proposal of law and binds nobody.
create table dispute_aid (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  kind text not null check (kind in ('middle', 'feature', 'equal_area')),
  title text not null,
  -- The claims whose contested area it divides.
  claim_a uuid not null references dispute_claim (id),
  claim_b uuid not null references dispute_claim (id),
  place_id uuid references place (id),
  line geometry(MultiLineString, 4490) not null,
  ground_a geometry(MultiPolygon, 4490) not null,
  ground_b geometry(MultiPolygon, 4490) not null,
  -- Parts of the contested area that the line does not reach.
  undivided geometry(MultiPolygon, 4490) not null,
  part text not null check (part in ('a', 'b', 'handler')),
  kept_by text not null,
  organisation text not null,
  kept_at timestamptz not null
);
create index dispute_aid_by_dispute on dispute_aid (dispute_id, kept_at);

create function dispute_snapshot_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'The status quo of a dispute and kept aids are never changed' using errcode = 'insufficient_privilege';
end
$$;
create trigger dispute_status_quo_kept before update or delete on dispute_status_quo
  for each statement execute function dispute_snapshot_is_kept();
create trigger dispute_aid_kept before update or delete on dispute_aid
  for each statement execute function dispute_snapshot_is_kept();
