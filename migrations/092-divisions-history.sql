-- What a division row says besides code, name and outline: whom it is entrusted to (代管), where its government sits, on which document it rests.
alter table division
  add column entrusted_code text check (entrusted_code ~ '^\d{6}$'),
  add column seat text,
  add column seat_point geometry(Point, 4490),
  add column seat_place_id uuid,
  add column approval_document text;
create index division_by_seat on division using gist (seat_point);
-- A withdrawn code is never given to another division (DC): a code belongs to one division for good.
alter table division add constraint division_code_never_reused exclude using gist (code with =, id with <>);

-- Nor does its own division take it up again after it had another one.
create function division_code_not_taken_up_again() returns trigger language plpgsql as $$
begin
  if exists (select 1 from division d where d.id = new.id and d.code = new.code and upper(d.valid) < lower(new.valid))
     and not exists (select 1 from division d where d.id = new.id and d.code = new.code and upper(d.valid) = lower(new.valid)) then
    raise exception 'Code % was withdrawn and is never used again', new.code using errcode = 'exclusion_violation',
      constraint = 'division_code_never_reused';
  end if;
  return new;
end
$$;
create trigger division_code_once before insert on division
  for each row execute function division_code_not_taken_up_again();

-- A legal change of divisions, with who came before and who after.
create table division_event (
  id uuid primary key default gen_random_uuid(),
  type text not null check (type in ('establish', 'abolish', 'affiliation', 'boundary', 'seat', 'name')),
  effective_on date not null,
  title text not null,
  document text not null,
  approver text not null,
  -- The dossier that it follows from; null where it was recorded otherwise.
  dossier_id uuid,
  recorded_at timestamptz not null
);
create index division_event_by_day on division_event (effective_on, id);

create table division_event_party (
  event_id uuid not null references division_event (id),
  side text not null check (side in ('predecessor', 'successor')),
  division_id uuid not null,
  code text not null,
  name text not null,
  path text not null,
  -- What becomes of the code by DC art. 6: the crosswalk of codes.
  code_effect text not null check (code_effect in ('kept', 'withdrawn', 'issued')),
  primary key (event_id, side, division_id)
);
create index division_event_party_by_division on division_event_party (division_id);
create index division_event_party_by_code on division_event_party (code);

-- What a change does to the code (DC art. 6).
create table division_code_rule (
  change text not null check (change in ('establish', 'abolish', 'affiliation', 'boundary', 'seat', 'name')),
  effect text not null check (effect in ('issued', 'withdrawn', 'renewed', 'kept')),
  instrument text not null,
  article text not null,
  article_zh text not null,
  verified boolean not null,
  valid daterange not null,
  exclude using gist (change with =, valid with &&)
);
insert into division_code_rule (change, effect, instrument, article, article_zh, verified, valid)
select change, effect, '行政区划代码管理办法', 'Division Code Measures art. 6', '《行政区划代码管理办法》第六条', true, '[2025-09-01,)'
  from (values ('establish', 'issued'), ('abolish', 'withdrawn'), ('affiliation', 'renewed'), ('boundary', 'kept'),
    ('seat', 'kept'), ('name', 'kept')) as r (change, effect);

-- Which numbers the digits of a level take by type. Public descriptions of GB/T 2260 and GB/T 10114; what DC arts. 7 ff. say is not known.
create table division_code_range (
  level text not null check (level in ('prefecture', 'county', 'township')),
  type text not null,
  first int not null,
  last int not null check (last >= first),
  source text not null,
  verified boolean not null,
  primary key (level, type, first)
);
insert into division_code_range (level, type, first, last, source, verified) values
  ('prefecture', '地级市', 1, 20, 'GB/T 2260（公开说明）', false),
  ('prefecture', '地级市', 51, 70, 'GB/T 2260（公开说明）', false),
  ('prefecture', '地区', 21, 50, 'GB/T 2260（公开说明）', false),
  ('prefecture', '自治州', 21, 50, 'GB/T 2260（公开说明）', false),
  ('prefecture', '盟', 21, 50, 'GB/T 2260（公开说明）', false),
  ('county', '市辖区', 2, 20, 'GB/T 2260（公开说明）', false),
  ('county', '市辖区', 51, 80, 'GB/T 2260（公开说明）', false),
  ('county', '县', 21, 50, 'GB/T 2260（公开说明）', false),
  ('county', '自治县', 21, 50, 'GB/T 2260（公开说明）', false),
  ('county', '旗', 21, 50, 'GB/T 2260（公开说明）', false),
  ('county', '自治旗', 21, 50, 'GB/T 2260（公开说明）', false),
  ('county', '县级市', 81, 99, 'GB/T 2260（公开说明）', false),
  ('township', '街道', 1, 99, 'GB/T 10114（公开说明）', false),
  ('township', '镇', 100, 199, 'GB/T 10114（公开说明）', false),
  ('township', '乡', 200, 399, 'GB/T 10114（公开说明）', false),
  ('township', '民族乡', 200, 399, 'GB/T 10114（公开说明）', false),
  ('township', '苏木', 200, 399, 'GB/T 10114（公开说明）', false);
