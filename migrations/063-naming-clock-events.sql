-- Which clock serves a purpose in a case, and by which events a clock starts, pauses and stops, are rows: a change of law, or a
-- jurisdiction that handles otherwise, is no change of code.
alter table clock_rule
  alter column length drop not null,
  add column purpose text not null default 'other'
    check (purpose in ('intake', 'decision', 'review', 'delivery', 'filing', 'publication', 'other')),
  add column starts_on text[] not null default '{}',
  add column stops_on text[] not null default '{}',
  -- Codes of `suspension-reasons` during which it does not count.
  add column pauses_on text[] not null default '{}',
  -- Where a notice sets the length, and so no number of units can be given: yellow in the last 1/n of the period.
  add column yellow_part int check (yellow_part > 1);

-- A running clock keeps what its row said when it started.
alter table clock
  add column purpose text not null default 'other'
    check (purpose in ('intake', 'decision', 'review', 'delivery', 'filing', 'publication', 'other')),
  add column stops_on text[] not null default '{}',
  add column pauses_on text[] not null default '{}';
update clock set purpose = 'intake', stops_on = '{returned_for_correction,accepted,not_accepted,withdrawn}' where rule_id = 'C1';
update clock set purpose = 'decision', stops_on = '{approved,refused,withdrawn}', pauses_on = '{hearing,expert_review,test}'
 where rule_id in ('C2', 'C2b');
update clock set purpose = 'delivery', stops_on = '{delivered,revoked,reopened}' where rule_id = 'C4';
update clock set purpose = 'filing', stops_on = '{filing_accepted,revoked,reopened}' where rule_id = 'C5';
update clock set purpose = 'publication', stops_on = '{announced,revoked,reopened}' where rule_id in ('C6', 'C7');

-- The clock of a purpose for a kind of case, a category, a procedure and a jurisdiction; null: none runs.
create table clock_choice (
  id text primary key,
  purpose text not null
    check (purpose in ('intake', 'decision', 'review', 'delivery', 'filing', 'publication')),
  case_kind text check (case_kind in ('naming', 'renaming', 'cancellation', 'reservation')),
  category text references category (id),
  variant text check (variant in ('government', 'housing', 'sector')),
  clock_id text,
  jurisdiction text not null,
  source_zh text not null,
  source_en text not null,
  article_zh text not null,
  article_en text not null,
  valid daterange not null,
  verified boolean not null,
  note_zh text not null default '',
  note_en text not null default ''
);
create index clock_choice_by_purpose on clock_choice (purpose);

-- The light of a penalty case follows its row like all others.
alter table penalty_limit
  add column yellow_left int check (yellow_left >= 0),
  add column red_left int not null default -1;
update penalty_limit set yellow_left = length / 3 where code = 'decide';
