-- Built-up areas that lie close to each other, with the distance on the ellipsoid: measured when an area comes or moves,
-- because a check that runs while somebody types has no time to measure outlines of thousands of points.
create table built_up_area_pair (
  area_id uuid not null references built_up_area (id) on delete cascade,
  other_id uuid not null references built_up_area (id) on delete cascade,
  metres double precision not null,
  primary key (area_id, other_id)
);

-- A box that certainly holds all that lies within a distance of a shape. A degree of latitude has at least 110.5 km; one of
-- longitude shrinks towards the poles, and China ends at 54°.
create function near_box(shape geometry, metres double precision) returns geometry language sql immutable as $$
  select st_expand(shape, metres / (110500 * cos(radians(least(80, greatest(abs(st_ymin(shape)), abs(st_ymax(shape))) + metres / 110500)))),
                   metres / 110500)
$$;

-- 20 km is the farthest that anybody may call adjacent (the rule desk refuses more).
create function pair_built_up_area() returns trigger language plpgsql as $$
begin
  delete from built_up_area_pair where area_id = new.id or other_id = new.id;
  insert into built_up_area_pair (area_id, other_id, metres)
  with near as (
    select b.id, st_distance(b.geom::geography, new.geom::geography) as metres
      from built_up_area b where b.id <> new.id and b.geom && near_box(new.geom, 20000))
  select new.id, id, metres from near where metres <= 20000
  union all
  select id, new.id, metres from near where metres <= 20000;
  return null;
end $$;
create trigger built_up_area_paired after insert or update of geom on built_up_area
  for each row execute function pair_built_up_area();

insert into built_up_area_pair (area_id, other_id, metres)
select a.id, b.id, st_distance(a.geom::geography, b.geom::geography)
  from built_up_area a join built_up_area b on b.id <> a.id and b.geom && near_box(a.geom, 20000)
 where st_distance(a.geom::geography, b.geom::geography) <= 20000;

-- Names alike just outside the legal scope: in another built-up area within the distance of those touched, or over the border
-- of the county within the distance of the shape. Advice only, so at most 20. Probes of the indexes as in names_in_scope,
-- and none at all where no area and no county is near.
create function adjacent_names(
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
    areas := array(select b.id from built_up_area b where st_intersects(b.geom, in_shape));
    if areas = '{}' then
      select coalesce(array_agg(b.id), '{}'), coalesce(array_agg(distinct b.county_code), '{}') into near_areas, counties
        from built_up_area b
       where b.geom && near_box(in_shape, in_metres) and st_dwithin(b.geom::geography, in_shape::geography, in_metres);
    else
      select coalesce(array_agg(distinct b.id), '{}'), coalesce(array_agg(distinct b.county_code), '{}') into near_areas, counties
        from built_up_area_pair n join built_up_area b on b.id = n.other_id
       where n.area_id = any(areas) and n.other_id <> all(areas) and n.metres <= in_metres;
    end if;
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
