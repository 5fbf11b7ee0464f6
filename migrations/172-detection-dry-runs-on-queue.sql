-- Dry runs of rule changes go through the queue as well: the row names the job that works at it.
alter table rule_dry_run add column job_id uuid;
alter table rule_dry_run drop column heartbeat_at;
-- Two runs of one moment have an order.
alter table rule_dry_run add column number bigint generated always as identity;
drop index rule_dry_run_by_change;
create index rule_dry_run_by_change on rule_dry_run (change_id, number desc);
