-- What an office sent up of what its year asks (plan, summary): one row a year and duty; a mistaken one is withdrawn, and the
-- audit record keeps it.
create table joint_inspection_duty (
  organisation_id uuid not null references organisation (id),
  rule_id text not null check (rule_id in ('plan', 'summary')),
  year int not null check (year between 2000 and 2199),
  done_on date not null,
  document text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, rule_id, year)
);

-- A stretch that the inspectors chose, beside those that are made of the line's arcs.
alter table joint_inspection_item add column added boolean not null default false;
