-- A shape as a request has it, in the reference system of the register; null while it is not valid.
create function valid_shape(in_geojson text) returns geometry language plpgsql immutable strict as $$
declare
  shape geometry := st_setsrid(st_geomfromgeojson(in_geojson), 4490);
begin
  return case when st_isvalid(shape) then shape end;
end $$;

-- Names in the legal scope and those just outside it in one question: both rest on the same areas and counties, and share what
-- takes longest, the look-up of the keys. Each key is looked for in all counties of both at once.
drop function names_in_scope(text, text[], text, text, text, text[], text, text[], geometry, uuid, date);
drop function adjacent_names(text, text[], text, text, text[], text, text[], geometry, uuid, date, double precision);

create function names_in_scope(
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
  in_today date,
  in_metres double precision) -- how far an adjacent area may lie; null: nothing adjacent is asked for
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  areas uuid[] := '{}';
  counties text[] := array[in_county];
  -- Nothing lies outside the nation, and a region is no neighbourhood.
  has_neighbours boolean := in_shape is not null and coalesce(in_metres, 0) > 0 and in_scope in ('county', 'built_up_area');
  near_areas uuid[] := '{}';
  near_counties text[] := '{}';
  all_counties text[];
  ids uuid[];
  near_ids uuid[] := '{}';
  names json := '[]';
  adjacent json := '[]';
begin
  if in_scope = 'built_up_area' and in_shape is not null then
    with area as materialized (
      select b.id, b.county_codes from built_up_area b
       where st_intersects(b.geom, in_shape)
         and b.valid_from <= in_today and (b.valid_to is null or b.valid_to > in_today))
    select array(select id from area), array(select in_county union select unnest(county_codes) from area) into areas, counties;
  end if;

  if has_neighbours and areas <> '{}' then
    with area as materialized (
      select distinct on (b.id) b.id, b.county_codes from built_up_area_pair n join built_up_area b on b.id = n.other_id
       where n.area_id = any(areas) and n.other_id <> all(areas) and n.metres <= in_metres
         and b.valid_from <= in_today and (b.valid_to is null or b.valid_to > in_today))
    select array(select id from area), array(select unnest(county_codes) from area),
           array(select unnest(counties) union select unnest(county_codes) from area)
      into near_areas, near_counties, all_counties;
  elsif has_neighbours then
    -- By the frame of a county: its outline has too many points to measure, and the places found are measured below.
    near_counties := array(
      select d.code from division d
       where d.level = 'county' and d.geom && near_box(in_shape, in_metres) and upper_inf(d.valid) and d.code <> in_county);
    if in_scope = 'built_up_area' then
      with area as materialized (
        select b.id, b.county_codes from built_up_area b
         where b.geom && near_box(in_shape, in_metres) and st_dwithin(b.geom::geography, in_shape::geography, in_metres)
           and b.valid_from <= in_today and (b.valid_to is null or b.valid_to > in_today))
      select array(select id from area), array(select unnest(near_counties) union select unnest(county_codes) from area)
        into near_areas, near_counties;
    end if;
    all_counties := counties || near_counties;
  else
    all_counties := counties;
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
    ids := names_alike_in_counties(in_categories, in_alike, in_specific, in_sounds, all_counties);
  end if;
  if near_counties <> '{}' and ids <> '{}' then
    select array_agg(n.id) filter (where n.county_code = any(counties)),
           array_agg(n.id) filter (where n.county_code = any(near_counties))
      into ids, near_ids
      from place_name n where n.id = any(ids);
  end if;

  -- Advice only, so at most 20.
  if near_ids <> '{}' then
    adjacent := (
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
         where n.id = any(near_ids)
           and (n.status in ('standard', 'reserved') or (n.status in ('former', 'abolished') and n.blocked_until > in_today))
           and n.place_id is distinct from in_self
           and case when areas = '{}' then n.county_code <> in_county
                    else not exists (select 1 from built_up_area b where b.id = any(areas) and st_intersects(p.geom, b.geom)) end
           and (exists (select 1 from built_up_area b where b.id = any(near_areas) and st_intersects(p.geom, b.geom))
                or (areas = '{}' and p.geom && near_box(in_shape, in_metres)
                    and st_dwithin(p.geom::geography, in_shape::geography, in_metres)))
         order by n.norm = in_norm desc, metres, n.id
         limit 20) as f);
  end if;

  if ids <> '{}' then
    names := (
      select coalesce(json_agg(f), '[]') from (
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
  end if;
  return json_build_object('stamp', scope_stamp(), 'names', names, 'adjacent', adjacent);
end $$;

-- Names that a facility may take over (NR-10): of the divisions it touches, and of places as near as the row says, the nearest
-- dozen of any county first. Only where there are more is it asked which of its county the name begins with. The divisions that
-- hold it by their codes are known without asking.
-- Measured on the sphere: three metres in a kilometre, where the row says how far "around" is.
create or replace function names_around(
  in_division text,
  in_beginnings text[],
  in_categories text[],
  in_shape geometry,
  in_today date,
  in_metres double precision)
-- No workers for so few rows: to start one takes ten times as long as the answer.
returns json language plpgsql stable set plan_cache_mode = force_generic_plan set max_parallel_workers_per_gather = 0 as $$
declare
  middle geometry := st_centroid(in_shape);
  ground geography := in_shape::geography;
  touched text[];
  around text[];
begin
  select array(select d."specific" from division d where d.valid @> in_today and st_intersects(d.geom, in_shape)),
         array(
           select unnest(array[name, "specific"]) from (
             select n.name, n."specific" from place p join place_name n on n.place_id = p.id
              -- The frame is no variable: of one the planner thinks so little that it sorts what lies in it.
              where p.geom && near_box(in_shape, in_metres) and p.category = any(in_categories) and n.status = 'standard'
                and st_dwithin(p.geom::geography, ground, in_metres, false)
              -- A number that the planner sees: else it takes a tenth of all for wanted, and sorts them.
              order by p.geom <-> middle limit 12) as nearest)
    into touched, around;
  if cardinality(around) = 2 * 12 then
    around := around || array(
      select unnest(array[n.name, n."specific"])
        from (select a.id from place_name a
               where (a.norm = any(in_beginnings) or a.specific_norm = any(in_beginnings))
                 and a.province_code = left(in_division, 2) || '0000' and a.county_code = left(in_division, 6)
                 and a.status = 'standard' and a.category = any(in_categories) offset 0) b
        join place_name n on n.id = b.id join place p on p.id = n.place_id
       where p.geom && near_box(in_shape, in_metres) and st_dwithin(p.geom::geography, ground, in_metres, false));
  end if;
  return to_json(touched || around);
end $$;
