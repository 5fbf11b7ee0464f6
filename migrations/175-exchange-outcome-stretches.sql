-- Where in a file the rows of an outcome are: how many in each stretch of a thousand numbers. An index over the outcome, a partial one
-- too, would make judging write every index of a row anew; this is one grouping after it, from which the counts come as well.
create table import_stretch (
  run_id uuid not null references import_run (id) on delete cascade,
  -- As counted: a row that a person left out is skipped.
  outcome text not null check (outcome in ('added', 'changed', 'unchanged', 'skipped', 'refused')),
  -- Least number of the stretch, a multiple of 1000.
  first int not null,
  rows int not null,
  primary key (run_id, outcome, first)
);

insert into import_stretch (run_id, outcome, first, rows)
select run_id, case when left_out or outcome is null then 'skipped' else outcome end, number / 1000 * 1000, count(*)
  from import_row where outcome is not null or left_out group by 1, 2, 3;
