-- Four kinds of case: naming, renaming, cancellation, reservation (approval-workflow.md sections 8 and 10). What a renaming
-- does to the register is done by the acts of the case (server/naming/acts), no longer by triggers.
drop trigger naming_case_keeps_place on naming_case;
drop function keep_renamed_place();
drop trigger place_name_supersedes on place_name;
drop function supersede_standard_name();

alter table naming_case drop constraint naming_case_kind_check;
alter table naming_case add constraint naming_case_kind_check
  check (kind in ('naming', 'renaming', 'cancellation', 'reservation'));
alter table naming_case drop constraint naming_case_variant_check;
alter table naming_case add constraint naming_case_variant_check check (variant in ('government', 'housing', 'sector'));
alter table naming_case drop constraint naming_case_state_check;
alter table naming_case add constraint naming_case_state_check check (state in ('draft', 'submitted',
  'returned_for_correction', 'accepted', 'not_accepted', 'checking', 'consulting', 'reconciling', 'argumentation',
  'public_notice', 'drafting_decision', 'legality_review', 'submitted_to_approver', 'approved', 'refused', 'filed',
  'announced', 'standard', 'superseded', 'abolished', 'reserved', 'drawn', 'expired', 'withdrawn'));

-- A place of the register may have no geometry; its name can be cancelled all the same.
alter table naming_case drop constraint naming_case_complete;
alter table naming_case add constraint naming_case_complete check (
  state in ('draft', 'withdrawn')
  or (num_nulls(category, variant, authority_id, province_code, division_code, handler_org_id, announcer_org_id) = 0
      and (kind = 'cancellation' or geom is not null)));

-- The name in force when a renaming or cancellation was submitted: a renaming ends it.
alter table naming_case add column old_name text;
-- Why a name is cancelled: a code of the list `cancellation-reasons` and the applicant's own words.
alter table naming_case add column cancellation_code text, add column cancellation_text text;

-- A place has one open case of renaming or cancellation: two would end the same name twice.
create unique index naming_case_one_open on naming_case (place_id)
 where kind in ('renaming', 'cancellation') and state not in ('draft', 'withdrawn', 'refused', 'not_accepted', 'standard',
   'superseded', 'abolished');

-- A name held for later: by the approved reservation case (预命名) that asked for it, or by a toponym plan (地名方案). A naming
-- case draws from it; what nobody drew expires and blocks nobody.
create table name_reservation (
  id uuid primary key default gen_random_uuid(),
  place_id uuid not null references place (id),
  name_id uuid not null references place_name (id),
  case_id uuid unique references naming_case (id),
  expires_on date,
  state text not null check (state in ('free', 'drawn', 'used', 'expired')),
  drawn_by uuid references naming_case (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state in ('drawn', 'used')) = (drawn_by is not null))
);
create unique index name_reservation_by_name on name_reservation (name_id);
create index name_reservation_by_place on name_reservation (place_id);
create index name_reservation_expiring on name_reservation (expires_on) where state = 'free';
alter table naming_case add column draws_id uuid references name_reservation (id);
create index naming_case_by_draw on naming_case (draws_id) where draws_id is not null;

-- A row for one kind of case only goes before the row for all: the Regulations have no article on cancelling or reserving.
alter table authority add column case_kind text
  check (case_kind in ('naming', 'renaming', 'cancellation', 'reservation'));

insert into clock_rule (id, jurisdiction, label, label_en, length, unit, instrument, instrument_en, article, verified, valid,
  note, note_en)
values
  ('COOLING', 'CN', '销名后冷却期', 'Cooling after a cancellation', 1826, 'day', '系统默认', 'system default', '', false,
    daterange('2022-05-01', null), '条例没有销名的条款；上海第二十一条规定消亡地名一般不在同类实体重新使用，未定年限；本行为默认值，须由本地核定',
    'The Regulations have no article on cancelling; Shanghai art. 21 generally bars reuse without a length: a default, to be settled locally'),
  ('RESERVATION', 'CN', '预命名有效期', 'Validity of a reserved name', 730, 'day', '系统默认', 'system default', '', false,
    daterange('2022-05-01', null), '条例没有预命名的条款；本行为默认值，须由本地核定',
    'The Regulations have no article on reserving: a default, to be settled locally');

-- What the calendar does has no account behind it.
alter table case_step alter column actor_id drop not null;
