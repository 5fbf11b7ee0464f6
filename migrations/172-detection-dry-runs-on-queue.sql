-- Dry runs of rule changes go through the queue as well: the row names the job that works at it.
alter table rule_dry_run add column job_id uuid;
alter table rule_dry_run drop column heartbeat_at;
