-- Signs of names that are no longer standard, by the name they show.
create index sign_standing_by_name on sign (name_id, id) where status <> 'withdrawn';
create index place_name_ended on place_name (county_code, valid_to desc, id) where kind = 'standard' and status in ('former', 'abolished');

-- Before the run of the street was told apart from what a person gave: where the place is no line, a person gave it.
update sign s set azimuth_given = true
  from place p
 where p.id = s.place_id and s.azimuth_degrees is not null and (p.geom is null or st_dimension(p.geom) <> 1);
