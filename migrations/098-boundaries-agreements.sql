-- What a line rests on (BR arts. 9, 13): agreements, the chain of documents, and who may see its course (BR art. 14; MR arts. 15, 22).

create table boundary_line_file (
  id uuid primary key default gen_random_uuid(),
  line_id uuid not null references boundary_line (id),
  sha256 text not null references stored_file (sha256),
  file_name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
create index boundary_line_file_by_line on boundary_line_file (line_id);

create table boundary_agreement (
  id uuid primary key default gen_random_uuid(),
  line_id uuid not null references boundary_line (id),
  title text not null,
  number text,
  signed_on date not null,
  -- Per side: division, who signed with which post, which seal it bears.
  parties jsonb not null,
  maps text[] not null,
  point_table text,
  course_text text not null,
  filed_with text,
  filed_on date,
  file_id uuid not null references boundary_line_file (id),
  supersedes_id uuid references boundary_agreement (id),
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null
);
create index boundary_agreement_by_line on boundary_agreement (line_id);

-- The chain of documents of a line; only appended to.
create table boundary_document (
  id uuid primary key default gen_random_uuid(),
  line_id uuid not null references boundary_line (id),
  kind text not null check (kind in ('agreement', 'approval', 'filing', 'notice', 'inspection_report', 'change', 'map', 'point_table', 'other')),
  title text not null,
  number text,
  issuer text not null,
  dated_on date not null,
  agreement_id uuid references boundary_agreement (id),
  file_id uuid references boundary_line_file (id),
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null
);
create index boundary_document_by_line on boundary_document (line_id, dated_on);

-- Who decided who may see the course, on what ground; only appended to.
create table boundary_classification (
  id uuid primary key default gen_random_uuid(),
  line_id uuid not null references boundary_line (id),
  was text not null check (was in ('public', 'internal', 'restricted')),
  secrecy text not null check (secrecy in ('public', 'internal', 'restricted')),
  ground text not null,
  -- 审图号: nothing is public without one, but what is drawn for show.
  map_review_number text check (secrecy = 'public' or map_review_number is null),
  decided_by text not null,
  organisation text not null,
  decided_at timestamptz not null
);
create index boundary_classification_by_line on boundary_classification (line_id);

alter table boundary_line
  -- Two-unit short form: 灵永线.
  add column name text,
  add column course_text text,
  add column agreement_id uuid references boundary_agreement (id),
  add column map_review_number text;

create function boundary_chain_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The document chain of a line is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger boundary_document_kept before update or delete on boundary_document
  for each statement execute function boundary_chain_is_append_only();
create trigger boundary_agreement_kept before update or delete on boundary_agreement
  for each statement execute function boundary_chain_is_append_only();
create trigger boundary_classification_kept before update or delete on boundary_classification
  for each statement execute function boundary_chain_is_append_only();

insert into role_permission (role, permission) values
  ('boundary_officer', 'boundaries.keep'),
  ('civil_affairs', 'boundaries.keep'),
  ('office_head', 'boundaries.read'),
  -- The head of the office, not the officer who draws the line.
  ('office_head', 'boundaries.clear')
on conflict do nothing;
