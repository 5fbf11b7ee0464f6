-- Statistics of the cases: who may see them, and an index for each way in which a period selects cases.
insert into role_permission (role, permission)
select role, 'naming.statistics' from (values ('civil_affairs'), ('housing_handler'), ('approver'), ('auditor')) as r (role);

create index naming_case_by_submission on naming_case (submitted_at) where submitted_at is not null;
-- The states are those of `IS_OPEN` in server/naming/statistics/countedCases.ts.
create index naming_case_open on naming_case (id)
  where state not in ('draft', 'not_accepted', 'refused', 'withdrawn', 'announced', 'standard',
    'superseded', 'abolished', 'reserved', 'drawn', 'expired', 'revoked');
create index decision_by_day on decision (decided_on);
-- What the clocks of a case say is read from the index alone, here and in every list of cases.
create index clock_of_case on clock (case_id) include (rule_id, due_on, stopped_on, started_on);
drop index clock_by_case;
create index clock_ended on clock (stopped_on, started_on) where stopped_on is not null;
create index case_step_by_time on case_step (at, actor_id);
