-- An issued document may be voided (作废): its number stays used, its file stays kept, and one document may replace it.
-- The papers by which a late filing is chased are documents too: of a case, or of a filing from outside.
alter table case_document
  alter column case_id drop not null,
  add column filing_id uuid references inbound_filing (id),
  add column version int not null default 1,
  -- The day from which it no longer holds, who voided it and why.
  add column voided_on date,
  add column voided_at timestamptz,
  add column voided_by uuid references account (id),
  add column voided_by_name text,
  add column void_reason text,
  -- The void document in whose stead this one was issued.
  add column replaces uuid references case_document (id),
  add constraint case_document_of_one check (num_nonnulls(case_id, filing_id) = 1),
  add constraint case_document_voided_wholly
    check (num_nonnulls(voided_on, voided_at, voided_by, voided_by_name, void_reason) in (0, 5));

drop index case_document_once;
create unique index case_document_once on case_document (coalesce(case_id, filing_id), kind, coalesce(subject_id, case_id, filing_id))
  where voided_at is null;
create unique index case_document_replaced_once on case_document (replaces) where replaces is not null;

-- The document of a reminder, a deadline or a report; null where its paper was numbered elsewhere.
alter table filing_chase add column document_id uuid references case_document (id);
