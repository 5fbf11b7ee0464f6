-- What the virus scanner said of a file: `off` no scanner is set up, `failed` it did not answer, so that the file is kept
-- back until it has; an infected file found later is kept back for good.
alter table stored_file
  add column scan_state text not null default 'off' check (scan_state in ('off', 'clean', 'failed', 'infected')),
  add column scanned_at timestamptz;

-- Which material of the list `application-materials` a file is; null: not said.
alter table attachment add column material text;
