-- A record keeps the form and nothing that reading and judging its file worked out: else the same form would count as changed later.
update census_record
   set fields = fields - '{name,norm,category_id,county_code,declared_code,located_in}'::text[] || jsonb_build_object('standard_name', name)
 where fields ?| '{name,norm,category_id,county_code,declared_code,located_in}'::text[];
