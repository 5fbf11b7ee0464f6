-- A rule counts once somebody other than whoever entered it has held it against the text of the instrument. What one person alone had
-- vouched for waits for a second; names that were promoted on it keep their ground.
alter table deeming_rule
  -- Null: shipped as an example, nobody's entry, and never a ground.
  add column entered_by_id uuid references account (id),
  add column verified_by_id uuid references account (id),
  add column verified_at timestamptz;
update deeming_rule set verified = false, verified_by = null;
alter table deeming_rule
  add check (not verified or (entered_by_id is not null and verified_by_id is not null and verified_by_id <> entered_by_id));
