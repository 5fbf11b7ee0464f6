-- Built-up areas as an office keeps them: each row is one outline with its document and its days; another outline is another
-- row, an end is a day. Nothing is deleted, so that a check of a past day has the areas of that day.
alter table built_up_area
  add column version int not null default 1,
  add column document_no text,
  -- The file as it came, and who took it over; null in rows of the sample.
  add column sha256 text references stored_file (sha256),
  add column recorded_by text,
  add column recorded_at timestamptz,
  -- The row whose place it took.
  add column replaces uuid references built_up_area (id),
  add column end_document_no text,
  add column end_reason text;
create index built_up_area_by_county on built_up_area (county_code, name, id);
-- Of one area at most one outline holds without an end.
create unique index built_up_area_one_open on built_up_area (county_code, name) where valid_to is null;

-- A file that was read and shown, for whoever sent it, until it is taken over or forgotten.
create table built_up_upload (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id) on delete cascade,
  file_name text not null,
  sha256 text not null references stored_file (sha256),
  -- The system of coordinates that the sender stated.
  crs text,
  uploaded_at timestamptz not null,
  taken_at timestamptz
);
create index built_up_upload_by_age on built_up_upload (uploaded_at) where taken_at is null;

insert into role_permission (role, permission) values ('civil_affairs', 'areas.keep');
