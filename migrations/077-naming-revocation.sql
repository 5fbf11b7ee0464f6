-- A revocation of an approval has a document of its own, and where the approval was announced the public is told that it is revoked.
create table revocation (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null unique references naming_case (id),
  -- Whose document it is; null where an organ outside this register revoked and the handler recorded it.
  organisation_id uuid references organisation (id),
  organ text not null,
  document_no text not null,
  revoked_on date not null,
  reason text not null,
  article text not null,
  article_en text not null,
  -- The name whose approval fell, and the one that is in force again.
  name text not null,
  restored text,
  announcement_no text,
  announced_on date,
  channels text[],
  text text,
  constraint revocation_announced_wholly check (num_nonnulls(announcement_no, announced_on, channels, text) in (0, 4))
);
create index revocation_by_announcement on revocation (announced_on desc) where announced_on is not null;

alter table superseded_part drop constraint if exists superseded_part_kind_check;
alter table superseded_part add constraint superseded_part_kind_check
  check (kind in ('decision', 'notice', 'filing', 'delivery', 'announcement', 'revocation'));

-- The announcement of a revocation has a time limit of its own.
alter table clock_rule drop constraint if exists clock_rule_purpose_check;
alter table clock_rule add constraint clock_rule_purpose_check
  check (purpose in ('intake', 'decision', 'review', 'delivery', 'filing', 'publication', 'revocation', 'other'));
alter table clock drop constraint if exists clock_purpose_check;
alter table clock add constraint clock_purpose_check
  check (purpose in ('intake', 'decision', 'review', 'delivery', 'filing', 'publication', 'revocation', 'other'));
alter table clock_choice drop constraint if exists clock_choice_purpose_check;
alter table clock_choice add constraint clock_choice_purpose_check
  check (purpose in ('intake', 'decision', 'review', 'delivery', 'filing', 'publication', 'revocation'));
