-- Who reported is for the officer who accepted the report (TR art. 33). Who takes the report over does not read it until the
-- earlier officer, or the head of the office, hands it on.
alter table violation_report add column reporter_for uuid references account (id);
update violation_report set reporter_for = handler_id;

insert into role_permission (role, permission) values ('office_head', 'reports.handle') on conflict do nothing;
