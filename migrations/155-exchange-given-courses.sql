-- Courses of boundary lines as files gave them. A line itself is drawn from outlines, or edited with its documents; what a file
-- says lies beside it, unverified, for whoever draws.
create table given_course (
  id uuid primary key default gen_random_uuid(),
  run_id uuid not null references import_run (id),
  row_number int not null,
  -- Codes of both sides, the lesser first, as `boundary_line.code`; whether such a line is on record may change.
  code text not null,
  side_a text not null,
  side_b text not null,
  name text,
  geom geometry(Geometry, 4490) not null,
  length_metres double precision not null,
  -- As the file has them; nobody has seen the papers.
  agreement text,
  document text,
  note text,
  verified boolean not null default false,
  source text not null,
  created_at timestamptz not null,
  unique (run_id, row_number)
);
create index given_course_by_code on given_course (code, created_at desc);
create index given_course_by_geom on given_course using gist (geom);
