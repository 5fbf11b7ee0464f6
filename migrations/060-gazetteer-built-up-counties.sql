-- A built-up area lies where it lies, not in the county it is filed under: the check that runs while somebody types looks in
-- every county that it touches, as the scan does. And it holds from a day to a day, so that a past day answers as it did.
alter table built_up_area
  add column county_codes text[],
  add column valid_from date,
  add column valid_to date,
  add column updated_at timestamptz not null default now();

-- Codes of the counties whose outline an area touches, with the one it is filed under, in order. Of any time, because a name
-- keeps the code it was filed with; by townships too, since some cities have no counties. They only narrow the search: which
-- names count, the shapes decide.
create function touched_counties(area geometry, filed text) returns text[] language sql stable as $$
  select array(
    select filed
    union
    select left(d.code, 6) from division d
     where d.level in ('county', 'township') and d.geom && area and st_intersects(d.geom, area)
    order by 1)
$$;

-- The scope exists since the Regulations took effect; what was loaded before there were days held on every one of them.
update built_up_area
   set county_codes = touched_counties(geom, county_code), valid_from = least(as_of, date '2022-05-01');
alter table built_up_area
  alter column county_codes set not null,
  alter column valid_from set not null,
  add constraint built_up_area_days check (valid_to >= valid_from);
create index built_up_area_by_change on built_up_area (updated_at);

-- Kept here, so that no writer of areas and no import of outlines can forget it.
create function list_built_up_counties() returns trigger language plpgsql as $$
begin
  new.county_codes := touched_counties(new.geom, new.county_code);
  return new;
end $$;
create trigger built_up_area_counties before insert or update of geom, county_code on built_up_area
  for each row execute function list_built_up_counties();

create function relist_built_up_counties() returns trigger language plpgsql as $$
begin
  update built_up_area b set county_codes = t.codes
    from (select id, touched_counties(geom, county_code) as codes from built_up_area offset 0) t
   where b.id = t.id and b.county_codes is distinct from t.codes;
  return null;
end $$;
create trigger division_relists_built_up after insert or update of geom on division
  for each statement execute function relist_built_up_counties();

-- Ids of the names in these counties that share a key with a proposed one. One probe of the index for each key, category and
-- county, with all of its columns. `offset 0` keeps the probes apart: else the planner, who takes keys for rare, reads a key
-- in the whole nation (新村: 380 names of 661,925) and sorts out afterwards.
create function names_alike_in_counties(
  in_categories text[],
  in_alike text[],
  in_specific text,
  in_sounds text[],
  in_counties text[])
returns uuid[] language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return array(
    select x.id from unnest(in_alike) k cross join unnest(in_categories) c cross join unnest(in_counties) w
      cross join lateral (
        select n.id as id from place_name n
         where n.alike_key = k and n.category = c
           and n.province_code = left(w, 2) || '0000' and n.county_code = w offset 0) x
    union
    select x.id from unnest(in_categories) c cross join unnest(in_counties) w
      cross join lateral (
        select n.id as id from place_name n
         where n.specific_norm = in_specific and n.category = c
           and n.province_code = left(w, 2) || '0000' and n.county_code = w offset 0) x
    union
    select x.id from unnest(in_sounds) k cross join unnest(in_categories) c cross join unnest(in_counties) w
      cross join lateral (
        select n.id as id from place_name n
         where n.pinyin_key = k and n.category = c
           and n.province_code = left(w, 2) || '0000' and n.county_code = w offset 0) x
    union
    select x.id from unnest(in_sounds) k cross join unnest(in_categories) c cross join unnest(in_counties) w
      cross join lateral (
        select r.name_id as id from name_reading r
         where r.pinyin_key = k and r.category = c
           and r.province_code = left(w, 2) || '0000' and r.county_code = w offset 0) x);
end $$;

-- The names that a proposed one may clash with, in one statement, and a stamp that tells whether what the program remembers
-- of divisions and categories still holds. A function, because a connection keeps its plans: planning this anew for each check
-- took longer than running it, and prepared statements with a name live neither behind a connection pooler nor on the
-- embedded engine.
create or replace function names_in_scope(
  in_scope text,           -- nation, province, county, built_up_area
  in_categories text[],    -- categories compared
  in_province text,
  in_county text,
  in_norm text,
  in_alike text[],         -- alike keys of the name, with and without the names of its divisions
  in_specific text,
  in_sounds text[],        -- every toneless reading
  in_shape geometry,       -- decides the built-up areas; null where none is drawn
  in_self uuid,            -- the place itself, left out
  in_today date)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  areas uuid[] := '{}';
  counties text[] := array[in_county];
  ids uuid[];
  stamp text := scope_stamp();
begin
  if in_scope = 'built_up_area' and in_shape is not null then
    areas := array(
      select b.id from built_up_area b
       where st_intersects(b.geom, in_shape)
         and b.valid_from <= in_today and (b.valid_to is null or b.valid_to > in_today));
    counties := array(
      select in_county
      union
      select unnest(b.county_codes) from built_up_area b where b.id = any(areas));
  end if;

  -- As in `names_alike_in_counties`, over more than counties.
  if in_scope = 'nation' then
    ids := array(
      select x.id from unnest(in_alike) k cross join unnest(in_categories) c
        cross join lateral (
          select n.id as id from place_name n
           where n.alike_key = k and n.category = c offset 0) x
      union
      select x.id from unnest(in_categories) c
        cross join lateral (
          select n.id as id from place_name n
           where n.specific_norm = in_specific and n.category = c offset 0) x
      union
      select x.id from unnest(in_sounds) k cross join unnest(in_categories) c
        cross join lateral (
          select n.id as id from place_name n
           where n.pinyin_key = k and n.category = c offset 0) x
      union
      select x.id from unnest(in_sounds) k cross join unnest(in_categories) c
        cross join lateral (
          select r.name_id as id from name_reading r
           where r.pinyin_key = k and r.category = c offset 0) x);
  elsif in_scope = 'province' then
    ids := array(
      select x.id from unnest(in_alike) k cross join unnest(in_categories) c
        cross join lateral (
          select n.id as id from place_name n
           where n.alike_key = k and n.category = c and n.province_code = in_province offset 0) x
      union
      select x.id from unnest(in_categories) c
        cross join lateral (
          select n.id as id from place_name n
           where n.specific_norm = in_specific and n.category = c and n.province_code = in_province offset 0) x
      union
      select x.id from unnest(in_sounds) k cross join unnest(in_categories) c
        cross join lateral (
          select n.id as id from place_name n
           where n.pinyin_key = k and n.category = c and n.province_code = in_province offset 0) x
      union
      select x.id from unnest(in_sounds) k cross join unnest(in_categories) c
        cross join lateral (
          select r.name_id as id from name_reading r
           where r.pinyin_key = k and r.category = c and r.province_code = in_province offset 0) x);
  else
    ids := names_alike_in_counties(in_categories, in_alike, in_specific, in_sounds, counties);
  end if;
  if ids = '{}' then return json_build_object('stamp', stamp, 'names', '[]'::json); end if;

  return (
    select json_build_object('stamp', stamp, 'names', coalesce(json_agg(f), '[]')) from (
      select n.place_id as "placeId", n.id as "nameId", n.name, n.norm, n.specific_norm as "specificNorm",
             n.pinyin_tone as "pinyinTone", n.pinyin_plain as "pinyinPlain", n.category, n.status,
             s.roman_tone as "romanTone",
             (select d.path from division d where d.code = p.division_code and upper_inf(d.valid)) as "divisionName",
             case when areas <> '{}' and p.geom is not null then (select b.name from built_up_area b
                                            where b.id = any(areas) and st_intersects(p.geom, b.geom) order by b.id limit 1)
                  when in_scope = 'built_up_area' then 'county_fallback' else in_scope end as scope,
             st_asgeojson(p.geom, 6, 0)::json as geometry
        from place_name n join place p on p.id = n.place_id join spelling s on s.name_id = n.id
       where n.id = any(ids)
         and (n.status in ('standard', 'reserved') or (n.status in ('former', 'abolished') and n.blocked_until > in_today))
         and n.place_id is distinct from in_self
         -- A name that nobody has drawn may lie in the area: it is compared in its county, and a person judges.
         and (areas = '{}' or (p.geom is null and n.county_code = in_county) or exists (
               select 1 from built_up_area b
                where b.id = any(areas) and (n.county_code = in_county or n.county_code = any(b.county_codes))
                  and st_intersects(p.geom, b.geom)))
       order by n.norm = in_norm desc, n.pinyin_key = any(in_sounds) desc, n.pinyin_key, n.id
       limit 100) as f);
end $$;

-- Names alike just outside the legal scope: in another built-up area within the distance of those touched, or over the border
-- of the county within the distance of the shape. Advice only, so at most 20. Probes of the indexes as in names_in_scope,
-- and none at all where no area and no county is near.
create or replace function adjacent_names(
  in_scope text,           -- county, built_up_area; nothing lies outside the nation, and a region is no neighbourhood
  in_categories text[],
  in_county text,
  in_norm text,
  in_alike text[],
  in_specific text,
  in_sounds text[],
  in_shape geometry,
  in_self uuid,
  in_today date,
  in_metres double precision)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  areas uuid[] := '{}';
  near_areas uuid[] := '{}';
  counties text[] := '{}';
  ids uuid[];
begin
  if in_shape is null or in_metres is null or in_metres <= 0 or in_scope not in ('county', 'built_up_area') then
    return '[]'::json;
  end if;
  if in_scope = 'built_up_area' then
    areas := array(
      select b.id from built_up_area b
       where st_intersects(b.geom, in_shape)
         and b.valid_from <= in_today and (b.valid_to is null or b.valid_to > in_today));
    if areas = '{}' then
      near_areas := array(
        select b.id from built_up_area b
         where b.geom && near_box(in_shape, in_metres) and st_dwithin(b.geom::geography, in_shape::geography, in_metres)
           and b.valid_from <= in_today and (b.valid_to is null or b.valid_to > in_today));
    else
      near_areas := array(
        select distinct b.id from built_up_area_pair n join built_up_area b on b.id = n.other_id
         where n.area_id = any(areas) and n.other_id <> all(areas) and n.metres <= in_metres
           and b.valid_from <= in_today and (b.valid_to is null or b.valid_to > in_today));
    end if;
    counties := array(select distinct unnest(b.county_codes) from built_up_area b where b.id = any(near_areas));
  end if;
  -- By the frame of a county: its outline has too many points to measure, and the places found are measured below.
  if areas = '{}' then
    counties := array(
      select unnest(counties)
      union
      select d.code from division d
       where d.level = 'county' and d.geom && near_box(in_shape, in_metres) and upper_inf(d.valid) and d.code <> in_county);
  end if;
  if counties = '{}' then return '[]'::json; end if;

  ids := names_alike_in_counties(in_categories, in_alike, in_specific, in_sounds, counties);
  if ids = '{}' then return '[]'::json; end if;

  return (
    select coalesce(json_agg(f), '[]') from (
      select n.place_id as "placeId", n.id as "nameId", n.name, n.norm, n.specific_norm as "specificNorm",
             n.pinyin_tone as "pinyinTone", n.pinyin_plain as "pinyinPlain", n.category, n.status,
             s.roman_tone as "romanTone",
             (select d.path from division d where d.code = p.division_code and upper_inf(d.valid)) as "divisionName",
             'adjacent' as scope,
             (select b.name from built_up_area b
               where b.id = any(near_areas) and st_intersects(p.geom, b.geom) order by b.id limit 1) as area,
             round(st_distance(p.geom::geography, in_shape::geography)) as metres,
             st_asgeojson(p.geom, 6, 0)::json as geometry
        from place_name n join place p on p.id = n.place_id join spelling s on s.name_id = n.id
       where n.id = any(ids)
         and (n.status in ('standard', 'reserved') or (n.status in ('former', 'abolished') and n.blocked_until > in_today))
         and n.place_id is distinct from in_self
         and case when areas = '{}' then n.county_code <> in_county
                  else not exists (select 1 from built_up_area b where b.id = any(areas) and st_intersects(p.geom, b.geom)) end
         and (exists (select 1 from built_up_area b where b.id = any(near_areas) and st_intersects(p.geom, b.geom))
              or (areas = '{}' and p.geom && near_box(in_shape, in_metres)
                  and st_dwithin(p.geom::geography, in_shape::geography, in_metres)))
       order by n.norm = in_norm desc, metres, n.id
       limit 20) as f);
end $$;
