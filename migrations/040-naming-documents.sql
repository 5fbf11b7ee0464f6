-- Official documents (公文): how an organ numbers them, their templates as data, and the documents issued.

-- The letters (发文机关代字) under which an organisation numbers a class of its documents: 吴民发〔2026〕12号.
create table document_series (
  organisation_id uuid not null references organisation (id),
  purpose text not null check (purpose in ('decision', 'report', 'letter', 'slip', 'notice', 'announcement')),
  version int not null default 1,
  letters text not null check (letters ~ '^[一-龥]{2,12}$'),
  source text not null,
  verified boolean not null,
  updated_at timestamptz not null,
  primary key (organisation_id, purpose)
);

create table document_template (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  version int not null check (version > 0),
  jurisdiction text not null check (jurisdiction = 'CN' or jurisdiction ~ '^\d{2,6}$'),
  -- Form and blocks with their slots, as `DocumentContent`.
  content jsonb not null,
  source text not null,
  verified boolean not null,
  valid daterange not null,
  unique (kind, jurisdiction, version),
  exclude using gist (kind with =, jurisdiction with =, valid with &&)
);

-- A document as it went out: its text and its PDF never change. Numbers are counted in `counter`.
create table case_document (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  kind text not null,
  -- What the document is about where a case has several of a kind: the opinion asked, the step of a correction.
  subject_id uuid,
  organisation_id uuid not null references organisation (id),
  template_id uuid not null references document_template (id),
  document_no text,
  title text not null,
  issued_on date not null,
  content jsonb not null,
  -- Printed on the paper: the first characters of the digest of the text.
  verification_code text not null,
  sha256 text not null references stored_file (sha256),
  issued_by uuid not null references account (id),
  issued_by_name text not null,
  issued_at timestamptz not null
);
create unique index case_document_once on case_document (case_id, kind, coalesce(subject_id, case_id));
create index case_document_by_code on case_document (replace(verification_code, '-', ''));

-- Whoever acts in a case issues its documents; which ones, the table of kinds says.
insert into role_permission (role, permission)
select role, 'naming.issue' from unnest(array['civil_affairs', 'housing_handler', 'approver', 'department_reviewer']) as role;
