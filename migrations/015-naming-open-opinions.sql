-- The inbox asks which cases still wait for an opinion: of 100,000 opinions of ten years only the open ones are looked at.
create index opinion_open on opinion (due_on, case_id) where answered_at is null;
