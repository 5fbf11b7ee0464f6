-- Signs point to the place and its name; they never copy the text.
create table sign (
  id text primary key check (id ~ '^[0-9A-HJKMNP-TV-Z]{26}$'),
  version int not null default 1,
  province_code text not null,
  division_code text not null,
  place_id uuid not null references place (id),
  name_id uuid not null references place_name (id),
  type text not null,
  edition text not null,
  width_mm numeric not null,
  height_mm numeric not null,
  colour text not null,
  number text,
  mounting text not null,
  maintainer text not null,
  status text not null check (status in ('planned', 'installed', 'damaged', 'missing', 'mismatched', 'withdrawn')),
  position geometry(Point, 4490) not null,
  azimuth_degrees double precision,
  installed_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sign_by_place on sign (place_id, id);
create index sign_by_division on sign (division_code, id);
create index sign_by_position on sign using gist (position);

-- Reports from a scan: the reporter's contact is kept apart and shown to nobody but the handler (TR art. 33).
create table sign_report (
  id uuid primary key default gen_random_uuid(),
  sign_id text not null,
  kind text not null check (kind in ('damaged', 'wrong_text', 'wrong_place', 'wrong_use', 'correction', 'forged', 'other')),
  text text not null check (length(text) <= 2000),
  contact text,
  open boolean not null default true,
  at timestamptz not null
);
create index sign_report_by_sign on sign_report (sign_id, at desc);
create index sign_report_by_time on sign_report (at desc, id);

-- Scans are counted per day, never per person.
create table sign_scan (
  sign_id text not null,
  day date not null,
  scans int not null,
  primary key (sign_id, day)
);
