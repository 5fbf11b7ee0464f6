-- What each run of the rules looked at: the request and what the register answered then. With the rule set's version and
-- day the run can be replayed years later, whatever has become of the register meanwhile.
create table check_run_input (
  run_id uuid not null references check_run (id),
  candidate_id uuid not null references case_candidate (id),
  request jsonb not null,
  facts jsonb not null,
  level text not null,
  primary key (run_id, candidate_id)
);
-- The day whose law was applied; runs of before this column were made on the China day of run_at.
alter table check_run add column rules_on date;
