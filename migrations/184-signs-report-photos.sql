-- Photographs that came with a report of the public: drawn anew, so that nothing of place, time or device is in them.
create table sign_report_photo (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references sign_report (id),
  no int not null check (no between 1 and 3),
  sha256 text not null references stored_file (sha256),
  at timestamptz not null,
  unique (report_id, no),
  unique (report_id, sha256)
);
