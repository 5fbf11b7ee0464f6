-- The same questions as 103, over fewer pages: among thirteen million names what a check costs is the pages it reads.

-- Some point of a shape; the same one each time.
create function a_point_of(shape geometry) returns geometry language sql immutable as $$
  select (st_dumppoints(shape)).geom limit 1
$$;

-- A shape that lies at the same spot has a part near every point of the other: looked for around one point, a long line reads
-- what lies there and not all that lies in its frame.
create or replace function names_close_by(
  in_category text,
  in_county text,
  in_norm text,            -- the name itself, which is no neighbour
  in_sound text,
  in_shape geometry,       -- null: nothing is near
  in_self uuid,
  in_same_spot double precision,
  in_spelling double precision,
  in_most int)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  spot geometry := near_box(a_point_of(in_shape), in_same_spot);
begin
  if in_shape is null then return '[]'::json; end if;
  return (
    select coalesce(json_agg(near), '[]') from (
      select n.place_id as "placeId", n.name, n.pinyin_plain as "pinyinPlain", m.metres, m.apart
        from (select at.id from place at
               where at.geom && spot
                 and at.geom @ near_box(in_shape, in_same_spot) and in_shape @ near_box(at.geom, in_same_spot)
                 and shapes_apart(at.geom, in_shape) <= in_same_spot offset 0) at
        join place p on p.id = at.id
        join place_name n on n.place_id = p.id
       cross join lateral (select shapes_between(p.geom, in_shape) as metres, shapes_apart(p.geom, in_shape) as apart) m
       where n.county_code = in_county and n.category = in_category and n.norm <> in_norm
         and n.place_id is distinct from in_self and n.kind = 'standard' and n.status in ('standard', 'census_only')
      union
      select n.place_id, n.name, n.pinyin_plain, m.metres, m.apart
        from place_name n join place p on p.id = n.place_id
       cross join lateral (select shapes_between(p.geom, in_shape) as metres, shapes_apart(p.geom, in_shape) as apart) m
       where n.pinyin_key = in_sound and n.category = in_category and n.province_code = left(in_county, 2) || '0000'
         and n.county_code = in_county and n.norm <> in_norm
         and n.place_id is distinct from in_self and n.kind = 'standard' and n.status in ('standard', 'census_only')
         and p.geom && near_box(in_shape, in_spelling) and m.metres <= in_spelling
       order by metres, "placeId" limit in_most) as near);
end $$;

-- The nearest 20 are those nearest to the middle of the facility: of a point the index knows the distances, of a long shape
-- only those to its frame, and reads all that lies in it. A place of another category is left out before its name is read.
create or replace function names_around(
  in_division text,
  in_beginnings text[],
  in_categories text[],
  in_shape geometry,       -- null: only the divisions by code
  in_today date,
  in_metres double precision)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  middle geometry := st_pointonsurface(in_shape);
begin
  return (
    select coalesce(json_agg(name order by nearness, name), '[]') from (
      select name, min(nearness) as nearness from (
        select d."specific" as name, 0 as nearness from division d
         where d.valid @> in_today and d.code in (left(in_division, 4) || '00', left(in_division, 6), in_division)
        union all
        select d."specific", 0 from division d where d.valid @> in_today and d.geom && in_shape and st_intersects(d.geom, in_shape)
        union all
        select unnest(array[n.name, n."specific"]), 0
          from (select a.id from place_name a
                 where (a.norm = any(in_beginnings) or a.specific_norm = any(in_beginnings))
                   and a.province_code = left(in_division, 2) || '0000' and a.county_code = left(in_division, 6)
                   and a.status = 'standard' and a.category = any(in_categories) offset 0) b
          join place_name n on n.id = b.id join place p on p.id = n.place_id
         where p.geom && near_box(in_shape, in_metres) and st_dwithin(p.geom::geography, in_shape::geography, in_metres)
        union all
        select unnest(array[name, "specific"]), 1 from (
          select n.name, n."specific" from place p join place_name n on n.place_id = p.id
           where p.geom && near_box(in_shape, in_metres) and p.category = any(in_categories)
             and n.status = 'standard' and n.category = any(in_categories)
             and st_dwithin(p.geom::geography, in_shape::geography, in_metres)
           -- A number that the planner sees: else it takes a tenth of all for wanted, and sorts them.
           order by p.geom <-> middle limit 20) as nearest
      ) as around where length(name) >= 2 group by name) as named);
end $$;

-- As in 060, and no key is looked for county by county that no name of the category has: most keys of a name are nobody's, and
-- a built-up area touches many counties. A name that shares two keys is listed twice; who asks compares ids.
create or replace function names_alike_in_counties(
  in_categories text[],
  in_alike text[],
  in_specific text,
  in_sounds text[],
  in_counties text[])
returns uuid[] language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return array(
    select x.id from (
        select k, c from unnest(in_alike) k cross join unnest(in_categories) c
         where exists (select from place_name n where n.alike_key = k and n.category = c offset 0) offset 0) q
      cross join unnest(in_counties) w
      cross join lateral (
        select n.id as id from place_name n
         where n.alike_key = q.k and n.category = q.c
           and n.province_code = left(w, 2) || '0000' and n.county_code = w offset 0) x
    union all
    select x.id from (
        select c from unnest(in_categories) c
         where exists (select from place_name n where n.specific_norm = in_specific and n.category = c offset 0) offset 0) q
      cross join unnest(in_counties) w
      cross join lateral (
        select n.id as id from place_name n
         where n.specific_norm = in_specific and n.category = q.c
           and n.province_code = left(w, 2) || '0000' and n.county_code = w offset 0) x
    union all
    select x.id from (
        select k, c from unnest(in_sounds) k cross join unnest(in_categories) c
         where exists (select from place_name n where n.pinyin_key = k and n.category = c offset 0) offset 0) q
      cross join unnest(in_counties) w
      cross join lateral (
        select n.id as id from place_name n
         where n.pinyin_key = q.k and n.category = q.c
           and n.province_code = left(w, 2) || '0000' and n.county_code = w offset 0) x
    union all
    select x.id from (
        select k, c from unnest(in_sounds) k cross join unnest(in_categories) c
         where exists (select from name_reading r where r.pinyin_key = k and r.category = c offset 0) offset 0) q
      cross join unnest(in_counties) w
      cross join lateral (
        select r.name_id as id from name_reading r
         where r.pinyin_key = q.k and r.category = q.c
           and r.province_code = left(w, 2) || '0000' and r.county_code = w offset 0) x);
end $$;
