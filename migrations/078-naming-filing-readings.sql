-- Who outside a filing from outside opened its file: the same log as that of cases, of one of the two.
alter table case_file_reading
  alter column case_id drop not null,
  add column filing_id uuid references inbound_filing (id),
  add constraint case_file_reading_of_one check (num_nonnulls(case_id, filing_id) = 1);
create index case_file_reading_of_filing on case_file_reading (filing_id, opened_at) where filing_id is not null;
