-- What the law says of a clock besides its length: whether it may be extended, what silence means, whether a last day on
-- a holiday moves on, and from how many units left its light turns. Running cases keep what they started with.
alter table clock_rule
  add column extension int not null default 0 check (extension >= 0),
  add column holiday_end text not null default 'keep' check (holiday_end in ('keep', 'next_working_day')),
  add column holiday_note text not null default '',
  add column holiday_note_en text not null default '',
  add column silence text check (silence = 'accepted'),
  -- Null in a register from before this migration: completed from the shipped rows when the register is opened, else a third.
  add column yellow_left int check (yellow_left >= 0),
  add column red_left int not null default -1;

alter table clock
  add column extension int not null default 0,
  add column extended_by int not null default 0 check (extended_by >= 0),
  add column holiday_end text not null default 'keep' check (holiday_end in ('keep', 'next_working_day')),
  add column silence text check (silence = 'accepted'),
  add column yellow_left int not null default 0,
  add column red_left int not null default -1,
  add column note text not null default '',
  add column note_en text not null default '';
update clock set yellow_left = length / 3;
-- The one clock that the law lets an office extend and that acts have started so far.
update clock set extension = 15 where rule_id = 'C2b' and stopped_on is null;
update clock set silence = 'accepted' where rule_id = 'C1' and stopped_on is null;

create table case_suspension (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references naming_case (id),
  -- A code of the list `suspension-reasons`, with what a person wrote and how the applicant was told (LL art. 45).
  reason_code text not null,
  reason text not null,
  told text not null,
  expected_on date not null,
  suspended_on date not null,
  resumed_on date check (resumed_on >= suspended_on)
);
create index case_suspension_by_case on case_suspension (case_id, suspended_on);
create unique index case_suspension_open on case_suspension (case_id) where resumed_on is null;

-- Days from `from_on` up to but not including `to_on` do not count for the clock.
create table clock_pause (
  clock_id uuid not null references clock (id),
  suspension_id uuid not null references case_suspension (id),
  from_on date not null,
  to_on date check (to_on >= from_on),
  primary key (clock_id, suspension_id)
);

-- The system itself takes a step where the law speaks (silence is acceptance): then nobody is its actor.
alter table case_step alter column actor_id drop not null;
