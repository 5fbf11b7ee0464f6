-- Names of plans that a case drew and gave back before stayed in the county and with the shape of that case; they are the plan's again.
with held as (
  select r.place_id, r.name_id, t.division_code, t.title, (select geom from division where code = t.division_code and upper_inf(valid)) as geom
    from name_reservation r
    join toponym_plan t on t.id = r.plan_id
    join place p on p.id = r.place_id
   where r.state = 'free' and p.position_source <> '地名方案范围'),
names as (
  update place_name n set county_code = left(h.division_code, 6) from held h where n.id = h.name_id returning n.id, n.county_code),
readings as (
  update name_reading r set county_code = n.county_code from names n where r.name_id = n.id returning r.name_id)
update place p set division_code = h.division_code, geom = h.geom, meaning = null, origin = null, description = null, attributes = '{}',
       position_source = '地名方案范围', source = '地名方案 ' || h.title, version = p.version + 1, updated_at = now()
  from held h where p.id = h.place_id;
