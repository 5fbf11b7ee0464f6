-- From the settlement of a dispute to the line in force. What is proposed is not stored: it is made anew from the settled course
-- and the line on record whenever somebody looks, so it cannot be out of date. Read only by who reads the dispute.

-- In which states the line may take force: an agreement or decision was filed (BD art. 16), the approver decided (BR art. 15).
create table dispute_result_state (
  state text primary key references dispute_state (id)
);
insert into dispute_result_state (state) values
  ('filed_up'), ('announced_to_people'), ('approver_decision'), ('executed');

create table dispute_result (
  dispute_id uuid primary key references dispute (id),
  line_id uuid references boundary_line (id),
  -- moved: the line took another course; kept: the settled course is the one on record; not_on_record: the line is not drawn here.
  outcome text not null check (outcome in ('moved', 'kept', 'not_on_record')),
  in_force_on date not null,
  draft_id uuid references boundary_line_draft (id),
  agreement_id uuid references boundary_agreement (id),
  document_id uuid references boundary_document (id),
  -- Areas, ground and objects that changed sides, as they were on the day.
  effect jsonb,
  note text,
  recorded_by text not null,
  organisation text not null,
  recorded_at timestamptz not null,
  check ((outcome = 'not_on_record') = (line_id is null)),
  check ((outcome = 'moved') = (draft_id is not null)),
  check (line_id is null or document_id is not null),
  check (line_id is not null or note is not null)
);

-- What a person must still do after the line took force.
create table dispute_task (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  kind text not null check (kind in ('survey', 'markers_to_set', 'markers_to_move', 'map', 'villages', 'names', 'cut_names', 'signs',
    'cases', 'agreement_paper', 'clearance', 'inspection')),
  count int not null check (count > 0),
  examples jsonb not null,
  due_on date,
  done_on date,
  note text,
  done_by text,
  organisation text,
  unique (dispute_id, kind),
  check ((done_on is null) = (done_by is null))
);
