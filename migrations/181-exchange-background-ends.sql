-- Topology checks go through the queue: the row names the job that works at it and holds the set until all of it is checked, so that a
-- process that dies loses none. What runs while this is applied has no job and counts as failed.
alter table topology_check add column job_id uuid;
-- JSON text and not jsonb: read once, as a whole, and larger by nothing.
alter table topology_check add column waiting text;
alter table topology_check drop column heartbeat_at;
alter table topology_check add column cancelled_by text;
alter table topology_check drop constraint topology_check_state_check;
alter table topology_check add check (state in ('running', 'done', 'failed', 'cancelled'));

-- What a person gave up is not what failed.
alter table campaign_scan add column cancelled_by text;
alter table campaign_scan drop constraint campaign_scan_state_check;
alter table campaign_scan add check (state in ('running', 'done', 'failed', 'cancelled'));
alter table name_batch add column cancelled_by text;
alter table name_batch drop constraint name_batch_state_check;
alter table name_batch add check (state in ('running', 'done', 'failed', 'cancelled'));

-- Made once and kept with the run: the beginning of its file in each encoding, and the report of one version of it.
alter table import_run add column encodings jsonb;
alter table import_run add column report_version int;
