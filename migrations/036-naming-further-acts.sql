-- Delivery, extension, transfer to a person, revocation by the higher organ, return by the approver.
alter table naming_case drop constraint naming_case_state_check;
alter table naming_case add constraint naming_case_state_check check (state in ('draft', 'submitted',
  'returned_for_correction', 'accepted', 'not_accepted', 'checking', 'consulting', 'reconciling', 'argumentation',
  'public_notice', 'drafting_decision', 'legality_review', 'submitted_to_approver', 'approved', 'refused', 'filed',
  'announced', 'standard', 'superseded', 'abolished', 'reserved', 'drawn', 'expired', 'withdrawn', 'revoked'));
-- A revoked case is closed, too.
drop index naming_case_one_open;
create unique index naming_case_one_open on naming_case (place_id)
 where kind in ('renaming', 'cancellation') and state not in ('draft', 'withdrawn', 'refused', 'not_accepted', 'standard',
   'superseded', 'abolished', 'revoked');

-- Whose inbox it lies in; null: the office's. Anybody of the office may still act.
alter table naming_case add column handler_id uuid references account (id);
create index naming_case_by_person on naming_case (handler_id, state) where handler_id is not null;

create table delivery (
  case_id uuid primary key references naming_case (id),
  -- A code of the list `delivery-means`.
  means text not null,
  recipient text not null,
  delivered_on date not null,
  note text not null default '',
  recorded_at timestamptz not null
);

-- Rows that a return or a reopening has taken the place of, word for word: decisions, notices, filings, deliveries.
create table superseded_part (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  kind text not null check (kind in ('decision', 'notice', 'filing', 'delivery')),
  content jsonb not null,
  superseded_at timestamptz not null
);
create index superseded_part_by_case on superseded_part (case_id, superseded_at);

-- A name given up in a corrected application stays where checks and opinions point at it.
alter table case_candidate add column dropped_at timestamptz;
alter table case_candidate drop constraint case_candidate_case_id_rank_key;
create unique index case_candidate_rank on case_candidate (case_id, rank) where dropped_at is null;

-- What an opinion and a notice were about, so that a case that comes back asks again only what its change touches.
alter table opinion
  add column candidate_id uuid references case_candidate (id),
  add column geom_key text,
  add column superseded_at timestamptz;
alter table opinion drop constraint opinion_case_id_organisation_id_key;
create unique index opinion_standing on opinion (case_id, organisation_id) where superseded_at is null;
alter table notice
  add column candidate_id uuid references case_candidate (id),
  add column geom_key text;
update opinion o set candidate_id = c.chosen_id, geom_key = md5(st_asbinary(c.geom)) from naming_case c where c.id = o.case_id;
update notice n set candidate_id = c.chosen_id, geom_key = md5(st_asbinary(c.geom)) from naming_case c where c.id = n.case_id;

-- The higher organ orders a correction (TR art. 34); for an organ outside this register its decision is recorded by the handler.
insert into role_permission (role, permission) values
  ('approver', 'naming.revoke'), ('civil_affairs', 'naming.revoke'), ('housing_handler', 'naming.revoke');
