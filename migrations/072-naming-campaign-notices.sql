-- The list of a clean-up campaign on public notice (清单公示): the office says what it proposes for each name, and anybody may
-- object to a name as to a naming notice. The office that opened the campaign is the one that answers.
alter table campaign add column handler_org_id uuid references organisation (id);
update campaign g set handler_org_id = a.organisation_id from account a where a.id = g.created_by;
alter table campaign alter column handler_org_id set not null;
create index campaign_by_notice on campaign (notice_starts_on desc, id) where notice_starts_on is not null;

-- Null in lists that were on notice before offices could propose.
alter table campaign_item
  add column proposal text check (proposal in ('keep', 'correct')),
  add column proposal_text text,
  add constraint campaign_item_proposal check ((proposal is null) = (proposal_text is null));

alter table objection alter column case_id drop not null;
alter table objection
  add column item_id uuid references campaign_item (id),
  add constraint objection_of_one check (num_nonnulls(case_id, item_id) = 1);
create index objection_by_item on objection (item_id, submitted_at, id) where item_id is not null;
