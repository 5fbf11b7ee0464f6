-- Reports of violations and the tasks that follow an approval have time limits, too: from which day it counts, and the last day, counted by
-- the working-day calendar from the row of clock_rule (REPORT-INTAKE, REPORT-ANSWER, TASK) in force on that day. Null where no row sets one.
alter table violation_report
  add column limit_from date,
  add column due_on date,
  add constraint violation_report_limit check (num_nonnulls(limit_from, due_on) in (0, 2));
alter table case_task
  add column limit_from date,
  add column due_on date,
  add constraint case_task_limit check (num_nonnulls(limit_from, due_on) in (0, 2));

create index violation_report_running on violation_report (due_on) where state in ('submitted', 'accepted', 'checked');
create index case_task_running on case_task (due_on) where outcome is null;

alter table escalation drop constraint if exists escalation_source_check;
alter table escalation add constraint escalation_source_check
  check (source in ('clock', 'opinion', 'filing', 'announcement', 'measure', 'penalty', 'report', 'task'));
