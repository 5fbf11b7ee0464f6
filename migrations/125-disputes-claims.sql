-- What each side of a dispute claims: its line, in rounds, in versions within a round; and what the line would change. BD arts. 11, 12.

-- How exactly a claimed line must fit what is on record. Set by nobody but us.
create table dispute_claim_threshold (
  id text primary key,
  value double precision not null,
  unit text not null,
  note text not null,
  note_zh text not null,
  verified boolean not null
);
insert into dispute_claim_threshold (id, value, unit, note, note_zh, verified) values
  ('end_metres', 50, 'm',
   'How far an end of a claimed line may lie from the line on record, or from the rim of both sides, to be led there.',
   '主张线端点距现行界线或双方外缘的最大距离，在此以内自动接到线上。', false),
  ('outside_metres', 50, 'm',
   'How far a claimed line may run outside both sides: outlines of neighbours drawn apart leave slivers.',
   '主张线超出双方行政区的最大距离（相邻轮廓之间可能有缝隙）。', false),
  ('facing_metres', 500, 'm',
   'Where the outlines of the sides share no stretch, the outline of side A within this distance of side B is taken for the line on record.',
   '双方轮廓没有公共边时，把甲方轮廓上距乙方在此以内的部分作为现行界线。', false),
  ('noise_square_metres', 1, 'm²',
   'A part of an area that is smaller is arithmetic, not ground.',
   '小于此面积的碎块视为计算误差。', false);

-- States in which a side may still state or change its claim: until the line is agreed, decided or ruled upon.
create table dispute_claim_state (state text primary key references dispute_state (id));
insert into dispute_claim_state (state) values
  ('registered'), ('status_quo_frozen'), ('negotiating'), ('not_agreed'), ('solutions_submitted'), ('accepted_by_superior'),
  ('mediating'), ('mediation_not_agreed'), ('position_check');

create table dispute_claim (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  side text not null check (side in ('a', 'b')),
  round int not null check (round > 0),
  version int not null check (version > 0),
  line geometry(MultiLineString, 4490) not null,
  text text not null,
  -- Of the map that the line was drawn on.
  map_scale int check (map_scale > 0),
  dated_on date not null,
  evidence_ids uuid[] not null,
  file_id uuid references dispute_file (id),
  -- Ground that the line would give to a side beyond its outline on record, by the outlines of that day.
  to_a geometry(MultiPolygon, 4490) not null,
  to_b geometry(MultiPolygon, 4490) not null,
  -- All that the side would then have.
  ground geometry(MultiPolygon, 4490) not null,
  outlines_on date not null,
  -- Whose office recorded it: a side for itself, or another for it, with the paper.
  part text not null check (part in ('a', 'b', 'handler')),
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null,
  check (part = side or file_id is not null),
  unique (dispute_id, side, round, version)
);
create index dispute_claim_by_to_a on dispute_claim using gist (to_a);
create index dispute_claim_by_to_b on dispute_claim using gist (to_b);
create index dispute_claim_by_line on dispute_claim using gist (line);
create index dispute_claim_by_ground on dispute_claim using gist (ground);

create function dispute_claim_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'Claims of a dispute are append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger dispute_claim_kept before update or delete on dispute_claim
  for each statement execute function dispute_claim_is_append_only();
