-- What a change can be about besides whole units: drawn areas, entrusting, seats.
alter table division
  -- The division of the next level in which the seat lies: a move across one of them is a change of seat (DR-IM art. 2).
  add column seat_code text check (seat_code ~ '^\d{6}(\d{3})?(\d{3})?$');

alter table dossier_task drop constraint dossier_task_kind_check;
alter table dossier_task add constraint dossier_task_kind_check check (kind in ('signs', 'cases', 'places', 'outline', 'organisations',
  'campaigns', 'lines', 'names', 'moved', 'markers', 'committees'));

-- A draft of a line that a dossier made: it takes force with the change and not by itself.
alter table boundary_line_draft add column dossier_id uuid;
create unique index boundary_line_draft_by_dossier on boundary_line_draft (dossier_id, line_id) where dossier_id is not null;

-- A county entrusted to another prefecture (代管) is handled as a change of affiliation (DR-IM art. 2): its rules hold for it already.
