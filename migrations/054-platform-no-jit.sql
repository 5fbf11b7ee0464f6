-- The statements of a case have many parts and few rows: the planner thinks them dear enough to compile, which takes up to
-- two seconds each and saves nothing (22 whole procedures: 367 s with it, 29 s without). Whoever may not set it asks the
-- administrator of the server (README).
do $$
begin
  execute format('alter database %I set jit = off', current_database());
exception
  when insufficient_privilege then
    raise notice 'jit stays on: set jit = off for this database';
end
$$;
