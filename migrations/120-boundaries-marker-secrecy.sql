-- Where a marker stands is decided on as the course of a line is: by the head of the office above both sides, with a ground;
-- nothing is public without the review number of the map.
alter table boundary_marker add column map_review_number text;

create table boundary_marker_classification (
  id uuid primary key default gen_random_uuid(),
  marker_id uuid not null references boundary_marker (id),
  was text not null check (was in ('public', 'internal', 'restricted')),
  secrecy text not null check (secrecy in ('public', 'internal', 'restricted')),
  ground text not null,
  map_review_number text check (secrecy = 'public' or map_review_number is null),
  decided_by text not null,
  organisation text not null,
  decided_at timestamptz not null
);
create index boundary_marker_classification_by_marker on boundary_marker_classification (marker_id, decided_at);
create trigger boundary_marker_classification_kept before update or delete on boundary_marker_classification
  for each statement execute function boundary_chain_is_append_only();

-- Found by the heads who decide on them, and by nobody else.
create index boundary_marker_restricted on boundary_marker (number_text, id) where secrecy = 'restricted';
