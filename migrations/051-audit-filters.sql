-- The audit trail is asked by what was done, when, and by the number under which people know a record.
create index audit_entry_by_action on audit_entry (action, id);
create index audit_entry_by_time on audit_entry (at, id);
create index audit_entry_by_number on audit_entry (coalesce(new ->> 'caseNo', new ->> 'campaignNo'))
  where coalesce(new ->> 'caseNo', new ->> 'campaignNo') is not null;
