-- What a check asks about the place beside the names in its scope (names_in_scope, 060), so that one statement asks it all:
-- functions, because a connection keeps their plans; planning these questions took three times as long as answering them.

-- Names of the same kind in the county at the same spot, and close by those of the same sound; a reserved name stands nowhere
-- yet, names of a plan all have the outline of its division. No part of one shape lies farther than so from the other: each is
-- in the frame of the other widened by that much, as the streets that cross a long one are not. Fenced, or the planner
-- compares all names of the county.
create function names_close_by(
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
begin
  if in_shape is null then return '[]'::json; end if;
  return (
    select coalesce(json_agg(near), '[]') from (
      select n.place_id as "placeId", n.name, n.pinyin_plain as "pinyinPlain", m.metres, m.apart
        from (select at.id from place at
               where at.geom @ near_box(in_shape, in_same_spot) and in_shape @ near_box(at.geom, in_same_spot)
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

-- Metres between the nearest points of two shapes, on the ellipsoid, to 0.1 m.
create function shapes_between(one geometry, other geometry) returns double precision language sql immutable as $$
  select round(st_distance(one::geography, other::geography)::numeric, 1)::float8
$$;

-- Metres by which no part of one shape lies farther from the other, to 0.1 m. A degree of latitude; of longitude there is less
-- in it, so that what is measured so is rather too far than too near.
create function shapes_apart(one geometry, other geometry) returns double precision language sql immutable as $$
  select round((st_hausdorffdistance(one, other) * 111320::float8)::numeric, 1)::float8
$$;

-- The toponym plans in force for a category whose division holds the place (TR art. 8, NP-08): titles, how many names they
-- hold, whether the name is one; null where there is none.
create function plan_here(in_category text, in_division text, in_norm text, in_today date)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select json_build_object('titles', json_agg(distinct p.title || '（' || p.document_no || '）'), 'names', count(*),
                             'includes', bool_or(n.norm = in_norm))
      from toponym_plan p
      join name_reservation r on r.plan_id = p.id and r.state <> 'expired'
      join place_name n on n.id = r.name_id and n.category = in_category
     where (p.ends_on is null or p.ends_on >= in_today)
       and starts_with(in_division, case when length(p.division_code) > 6 then p.division_code
                                         else regexp_replace(p.division_code, '(00)+$', '') end)
    having count(*) > 0);
end $$;

-- Which of these rare characters the names of divisions, villages and natural entities of the county are written with (NR-03b).
create function rare_characters_here(in_rare text[], in_county text, in_self uuid, in_today date)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select coalesce(json_agg(c), '[]') from unnest(in_rare) as c
     where exists (select 1 from division d where starts_with(d.code, in_county) and d.valid @> in_today and position(c in d.name) > 0)
        or exists (select 1 from place_name n
                    where n.county_code = in_county and n.category in ('division', 'committee_site', 'natural_entity')
                      and n.status in ('standard', 'census_only') and n.place_id is distinct from in_self
                      and position(c in n.norm) > 0));
end $$;

-- Names that a facility may take over (NR-10): of the divisions that hold it; of places of its county around it that its own
-- begins with; and the nearest 20 of any county, as many as a clerk is shown where none of them is taken over. However dense
-- the names, no more are read.
create function names_around(
  in_division text,
  in_beginnings text[],
  in_categories text[],
  in_shape geometry,       -- null: only the divisions by code
  in_today date,
  in_metres double precision)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
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
           where p.geom && near_box(in_shape, in_metres) and n.status = 'standard' and n.category = any(in_categories)
             and st_dwithin(p.geom::geography, in_shape::geography, in_metres)
           -- A number that the planner sees: else it takes a tenth of all for wanted, and sorts them.
           order by p.geom <-> in_shape limit 20) as nearest
      ) as around where length(name) >= 2 group by name) as named);
end $$;

-- Entities that a division would be named after (NR-09), and whether they touch its area: as drawn, else its outline.
create function entities_named(in_famous text[], in_specific text, in_division text, in_shape geometry, in_today date)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  area geometry := coalesce(in_shape, (select geom from division where code = in_division and valid @> in_today limit 1));
begin
  return (
    select coalesce(json_agg(json_build_object('name', name, 'isInside', inside)), '[]') from (
      select n.name, bool_or(st_intersects(p.geom, area)) as inside
        from place_name n join place p on p.id = n.place_id
       where n.norm = any(in_famous || in_specific) and n.status = 'standard' and p.geom is not null
         and ((n.norm = any(in_famous) and p.category <> 'division')
              or (n.norm = in_specific and p.category = 'natural_entity' and n.province_code = left(in_division, 2) || '0000'))
       group by n.name) as entity);
end $$;

-- Streets of the register, in whatever division, of which a line is the prolongation (GF-8): an end of theirs lies at an end of
-- the line and both run the same way there.
create function continued_streets(
  in_line geometry,
  in_self uuid,
  in_today date,
  in_metres double precision,
  in_degrees double precision)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select coalesce(json_agg(street), '[]') from (
      select distinct n.name, n.specific_norm as "specificNorm",
             (select d.path from division d where d.code = p.division_code and d.valid @> in_today) as "divisionName"
        from (values (st_startpoint(in_line), st_azimuth(st_pointn(in_line, 2), st_startpoint(in_line))),
                     (st_endpoint(in_line), st_azimuth(st_pointn(in_line, -2), st_endpoint(in_line)))) as tip (at, heading)
        join place p on p.category = 'street' and st_geometrytype(p.geom) = 'ST_LineString'
                    and p.geom && near_box(tip.at, in_metres)
        join place_name n on n.place_id = p.id and n.status in ('standard', 'reserved') and n.kind = 'standard',
             lateral (values (st_startpoint(p.geom), st_azimuth(st_startpoint(p.geom), st_pointn(p.geom, 2))),
                             (st_endpoint(p.geom), st_azimuth(st_endpoint(p.geom), st_pointn(p.geom, -2))))
                     as other (at, heading)
       where st_dwithin(other.at::geography, tip.at::geography, in_metres)
         and pi() - abs(pi() - abs(tip.heading - other.heading)) < radians(in_degrees)
         and p.id is distinct from in_self
       order by n.name limit 10) as street);
end $$;

-- The name that a place bears now, in force or of the census, how it was approved and since when; null where it bears none.
create function present_name(in_place uuid)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select json_build_object('name', name, 'legalStatus', legal_status, 'since', valid_from)
      from place_name
     where place_id = in_place and status in ('standard', 'census_only') and kind = 'standard'
     order by status desc limit 1);
end $$;
