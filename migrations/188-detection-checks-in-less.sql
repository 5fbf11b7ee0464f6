-- The same answers as 133 in less time, for they are waited for while a person types: what does not change within a question is
-- worked out once, and as expressions, for a function that asks a query takes as long to begin as the query.

create or replace function a_point_of(shape geometry) returns geometry language sql immutable as $$
  select case st_dimension(shape)
           when 0 then st_geometryn(shape, 1)
           when 1 then st_startpoint(st_geometryn(shape, 1))
           else st_startpoint(st_exteriorring(st_geometryn(shape, 1)))
         end
$$;

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
  point geometry;
  around_point geometry;
  same_spot geometry;
  same_sound geometry;
begin
  if in_shape is null then return '[]'::json; end if;
  point := a_point_of(in_shape);
  around_point := near_box(point, in_same_spot);
  same_spot := near_box(in_shape, in_same_spot);
  same_sound := near_box(in_shape, in_spelling);
  return (
    select coalesce(json_agg(near), '[]') from (
      select n.place_id as "placeId", n.name, n.pinyin_plain as "pinyinPlain", m.metres, m.apart
        from (select at.id from place at
               where at.geom && around_point and at.geom @ same_spot and in_shape @ near_box(at.geom, in_same_spot)
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
         and p.geom && same_sound and m.metres <= in_spelling
       order by metres, "placeId" limit in_most) as near);
end $$;

create or replace function names_around(
  in_division text,
  in_beginnings text[],
  in_categories text[],
  in_shape geometry,       -- null: only the divisions by code
  in_today date,
  in_metres double precision)
-- No workers for so few rows: to start one takes ten times as long as the answer.
returns json language plpgsql stable set plan_cache_mode = force_generic_plan set max_parallel_workers_per_gather = 0 as $$
declare
  middle geometry := st_pointonsurface(in_shape);
  ground geography := in_shape::geography;
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
         where p.geom && near_box(in_shape, in_metres) and st_dwithin(p.geom::geography, ground, in_metres)
        union all
        select unnest(array[name, "specific"]), 1 from (
          select n.name, n."specific" from place p join place_name n on n.place_id = p.id
           -- The frame is no variable: of one the planner thinks so little that it sorts what lies in it.
           where p.geom && near_box(in_shape, in_metres) and p.category = any(in_categories)
             and n.status = 'standard' and n.category = any(in_categories)
             and st_dwithin(p.geom::geography, ground, in_metres)
           -- A number that the planner sees: else it takes a tenth of all for wanted, and sorts them.
           order by p.geom <-> middle limit 20) as nearest
      ) as around where length(name) >= 2 group by name) as named);
end $$;

create or replace function scope_stamp() returns text language plpgsql stable as $$
begin
  return concat((select max(updated_at) from division),
                (select sum(hashtextextended(id || ':' || unique_scope, 0)) from category));
end $$;

-- By the divisions of the county as they hang together and by the index of characters, not by all divisions and all its names.
create or replace function rare_characters_here(
  in_rare text[],
  in_county text,
  in_self uuid,
  in_today date)
returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select coalesce(json_agg(c), '[]') from unnest(in_rare) as c
     where exists (
             select from (
               select name, valid from division where code = in_county
               union all
               select name, valid from division where parent_code = in_county
               union all
               select k.name, k.valid from division t
                cross join lateral (select name, valid from division where parent_code = t.code offset 0) k
                where t.parent_code = in_county) d
              where d.valid @> in_today and position(c in d.name) > 0)
        or exists (
             select from (select n.county_code, n.category, n.status, n.place_id from place_name n
                           where n.grams @> array[ascii(c)::bigint] offset 0) n
              where n.county_code = in_county and n.category in ('division', 'committee_site', 'natural_entity')
                and n.status in ('standard', 'census_only') and n.place_id is distinct from in_self));
end $$;

-- Divisions are looked up by their code in every question, a hundred times in some, and the planner takes a GiST index over the
-- code for cheaper than the B-tree, though it takes ten times as long; asked for several codes it even reads all that are valid.
-- Under another collation and over the same days written as an expression these indexes serve their constraints alone.
alter table division
  drop constraint division_id_valid_excl,
  drop constraint division_code_valid_excl,
  drop constraint division_code_never_reused,
  add constraint division_id_valid_excl exclude using gist (id with =, (valid + 'empty'::daterange) with &&),
  add constraint division_code_valid_excl exclude using gist (code collate "C" with =, (valid + 'empty'::daterange) with &&),
  add constraint division_code_never_reused exclude using gist (code collate "C" with =, id with <>);
