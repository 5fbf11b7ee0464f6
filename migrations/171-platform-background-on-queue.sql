-- Work that ran beside the requests in one process goes through the queue: each row names the job that works at it. Whether that
-- lives is the queue's affair, so the signs of life of the rows go. What runs while this is applied has no job and counts as failed.
alter table sign_batch add column print_job uuid;
drop index sign_batch_printing;
alter table sign_batch drop column print_heartbeat_at;

alter table campaign_scan add column job_id uuid;
alter table campaign_scan drop column heartbeat_at;

alter table name_batch add column job_id uuid;
-- The rows of the table as read, and the names in them, until all are checked: a process that dies loses none.
alter table name_batch add column waiting jsonb;
alter table name_batch rename column heartbeat_at to touched_at;

-- A mail is sent by a job of its own, which knows of its tries; null until the outbox was passed on.
alter table mail_outbox add column job_id uuid;
drop index mail_outbox_waiting;
alter table mail_outbox drop column next_try_at;
create index mail_outbox_waiting on mail_outbox (created_at) where job_id is null and sent_at is null and given_up_at is null;
