-- Another stamp, another memory: the newest change of a division, the scopes of the categories.
create function scope_stamp() returns text language plpgsql stable as $$
begin
  return coalesce((select max(updated_at) from division)::text, '')
    || (select coalesce(string_agg(id || ':' || unique_scope, ',' order by id), '') from category);
end $$;

-- The names that a proposed one may clash with, in one statement, and a stamp that tells whether what the program remembers
-- of divisions and categories still holds. A function, because a connection keeps its plans: planning this anew for each check
-- took longer than running it, and prepared statements with a name live neither behind a connection pooler nor on the
-- embedded engine.
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
  in_today date)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  areas uuid[] := '{}';
  counties text[] := array[in_county];
  ids uuid[];
  stamp text := scope_stamp();
begin
  if in_scope = 'built_up_area' and in_shape is not null then
    select coalesce(array_agg(b.id), '{}'), coalesce(array_agg(distinct b.county_code), counties)
      into areas, counties
      from built_up_area b where st_intersects(b.geom, in_shape);
  end if;

  -- One probe of the index for each key, category and county, with all of its columns. `offset 0` keeps the probes apart: else
  -- the planner, who takes keys for rare, reads a key in the whole nation (新村: 380 names of 661,925) and sorts out afterwards.
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
    ids := array(
      select x.id from unnest(in_alike) k cross join unnest(in_categories) c cross join unnest(counties) w
        cross join lateral (
          select n.id as id from place_name n
           where n.alike_key = k and n.category = c
             and n.province_code = left(w, 2) || '0000' and n.county_code = w offset 0) x
      union
      select x.id from unnest(in_categories) c cross join unnest(counties) w
        cross join lateral (
          select n.id as id from place_name n
           where n.specific_norm = in_specific and n.category = c
             and n.province_code = left(w, 2) || '0000' and n.county_code = w offset 0) x
      union
      select x.id from unnest(in_sounds) k cross join unnest(in_categories) c cross join unnest(counties) w
        cross join lateral (
          select n.id as id from place_name n
           where n.pinyin_key = k and n.category = c
             and n.province_code = left(w, 2) || '0000' and n.county_code = w offset 0) x
      union
      select x.id from unnest(in_sounds) k cross join unnest(in_categories) c cross join unnest(counties) w
        cross join lateral (
          select r.name_id as id from name_reading r
           where r.pinyin_key = k and r.category = c
             and r.province_code = left(w, 2) || '0000' and r.county_code = w offset 0) x);
  end if;
  if ids = '{}' then return json_build_object('stamp', stamp, 'names', '[]'::json); end if;

  return (
    select json_build_object('stamp', stamp, 'names', coalesce(json_agg(f), '[]')) from (
      select n.place_id as "placeId", n.id as "nameId", n.name, n.norm, n.specific_norm as "specificNorm",
             n.pinyin_tone as "pinyinTone", n.pinyin_plain as "pinyinPlain", n.category, n.status,
             s.roman_tone as "romanTone",
             (select d.path from division d where d.code = p.division_code and upper_inf(d.valid)) as "divisionName",
             case when areas <> '{}' then (select b.name from built_up_area b
                                            where b.id = any(areas) and st_intersects(p.geom, b.geom) order by b.id limit 1)
                  when in_scope = 'built_up_area' then 'county_fallback' else in_scope end as scope,
             st_asgeojson(p.geom, 6, 0)::json as geometry
        from place_name n join place p on p.id = n.place_id join spelling s on s.name_id = n.id
       where n.id = any(ids)
         and (n.status in ('standard', 'reserved') or (n.status in ('former', 'abolished') and n.blocked_until > in_today))
         and n.place_id is distinct from in_self
         and (areas = '{}' or exists (select 1 from built_up_area b where b.id = any(areas) and st_intersects(p.geom, b.geom)))
       order by n.norm = in_norm desc, n.pinyin_key = any(in_sounds) desc, n.pinyin_key, n.id
       limit 100) as f);
end $$;
