-- The authority matrix with all of its rows, those nobody has confirmed included: an application that meets one is refused with
-- what would settle it, and a bureau confirms it by document.
alter table authority drop constraint authority_variant_check;
alter table authority add constraint authority_variant_check
  check (variant in ('government', 'housing', 'sector', 'state_council', 'unverified', 'outside'));
alter table authority
  alter column handler_kind drop not null,
  alter column handler_division drop not null,
  alter column approver_kind drop not null,
  alter column approver_division drop not null,
  alter column announcer_kind drop not null,
  alter column announcer_division drop not null,
  add column subtype text not null default '',
  add column delegation boolean not null default false,
  add column settles text not null default '',
  add column settles_en text not null default '',
  -- A department that handles and approves, by its code: `sector` alone does not say which.
  add column office_code text,
  add column document_no text;
update authority set subtype = 'township' where id = 'division-township';
update authority set subtype = 'subdistrict' where id = 'division-subdistrict';

-- A proposed row and who decided on it; rows of the law are never edited in place.
create table authority_change (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  body jsonb not null,
  division_code text not null,
  state text not null check (state in ('submitted', 'approved', 'rejected', 'withdrawn')),
  proposed_by uuid not null references account (id),
  proposer text not null,
  proposed_at timestamptz not null,
  decided_by uuid references account (id),
  decider text,
  decided_at timestamptz,
  remark text,
  authority_id text references authority (id),
  -- Four eyes.
  check (state not in ('approved', 'rejected') or decided_by <> proposed_by)
);
create index authority_change_by_time on authority_change (proposed_at desc, id);

insert into role_permission (role, permission)
select r.id, 'authorities.read' from role r;
insert into role_permission (role, permission) values
  ('civil_affairs', 'authorities.draft'),
  ('admin', 'authorities.draft'),
  ('admin', 'authorities.approve'),
  ('rule_approver', 'authorities.draft'),
  ('rule_approver', 'authorities.approve');
