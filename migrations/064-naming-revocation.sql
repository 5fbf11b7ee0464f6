-- An approval may be revoked though its name is standard: what it ended is in force again, and its announcement is kept when the
-- case is handled anew.
alter table name_event drop constraint if exists name_event_kind_check;
alter table name_event add constraint name_event_kind_check
  check (kind in ('named', 'renamed', 'filed', 'announced', 'abolished', 'registered', 'corrected', 'restored'));
alter table superseded_part drop constraint if exists superseded_part_kind_check;
alter table superseded_part add constraint superseded_part_kind_check
  check (kind in ('decision', 'notice', 'filing', 'delivery', 'announcement'));
