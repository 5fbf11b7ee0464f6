-- Proportionate procedure (TR art. 11): which argumentation, consultation, hearing or assessment a case needs, as rows, and
-- the record of each.
create table procedure_trigger (
  id text not null,
  position int not null,
  procedure text not null check (procedure in ('expert', 'consultation', 'hearing', 'risk', 'assessment', 'legality')),
  strength text not null check (strength in ('required', 'must_inform', 'consider', 'not_required')),
  -- Conditions, all of which must hold; an empty one asks nothing.
  case_kinds text[] not null,
  categories text[] not null,
  listed boolean not null,
  feature_types text[] not null,
  min_addresses int check (min_addresses > 0),
  facts text[] not null,
  -- Least days of a consultation; of a hearing to ask for it, to hold it, to announce it beforehand; in `unit`.
  min_days int,
  request_days int,
  within_days int,
  notice_days int,
  unit text not null check (unit in ('day', 'working_day')),
  -- A written reason may stand in the place of the procedure, or of the missing days.
  may_omit boolean not null,
  may_shorten boolean not null,
  basis_zh text not null,
  basis_en text not null,
  source_zh text not null,
  source_en text not null,
  article_zh text not null,
  article_en text not null,
  jurisdiction text not null,
  valid daterange not null,
  verified boolean not null,
  note_zh text not null,
  note_en text not null,
  exclude using gist (id with =, jurisdiction with =, valid with &&)
);

-- What the handler declares of a case; codes of the list `procedure-facts`. Earlier declarations are in the audit trail.
create table case_procedure_facts (
  case_id uuid primary key references naming_case (id),
  version int not null,
  facts text[] not null,
  addresses int check (addresses >= 0),
  note text not null,
  declared_by text not null,
  declared_at timestamptz not null
);

-- One row a version, never changed; the newest counts, as long as it is about the name and the place as they are.
create table case_procedure (
  case_id uuid not null references naming_case (id),
  procedure text not null check (procedure in ('expert', 'consultation', 'hearing', 'risk', 'assessment')),
  version int not null,
  content jsonb not null,
  candidate_id uuid references case_candidate (id),
  geom_key text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (case_id, procedure, version)
);
