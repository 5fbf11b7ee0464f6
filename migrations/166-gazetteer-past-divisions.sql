-- Distances between words, for searching what was mistyped.
create extension if not exists fuzzystrmatch;

-- In which division a place lay before: searched for by a day. A trigger, so that no writer of division_code can forget it.
create table place_past_division (
  place_id uuid not null references place (id) on delete cascade,
  -- The first day on which the place was no longer counted there.
  until_day date not null,
  division_code text not null,
  primary key (place_id, until_day)
);
create index place_past_division_by_code on place_past_division (division_code text_pattern_ops, until_day);
create index place_past_division_by_day on place_past_division (until_day, place_id);

-- Whoever applies a change of divisions says its day for the transaction (`diming.effective_on`); without it today in China.
-- Two moves on one day: the place was nowhere for less than a day, so the first code stays.
create function keep_past_division() returns trigger language plpgsql as $$
begin
  insert into place_past_division (place_id, until_day, division_code)
  values (old.id, coalesce(nullif(current_setting('diming.effective_on', true), '')::date,
                           (now() at time zone 'Asia/Shanghai')::date), old.division_code)
  on conflict do nothing;
  return null;
end $$;
create trigger place_past_division after update of division_code on place
  for each row when (old.division_code <> new.division_code) execute function keep_past_division();
