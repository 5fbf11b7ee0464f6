-- The clock that runs out first of each case, for lists in the order of days left: most clocks of a register have stopped.
create index clock_running_of_case on clock (case_id, due_on) where stopped_on is null;
