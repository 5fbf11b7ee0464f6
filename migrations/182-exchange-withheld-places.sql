-- Each place that an import changes has an entry of its own with what it said before and after: of a restricted place the audit list
-- tells, as of a restricted line, who did something and when, not what. So of a restricted census record.
create or replace view withheld_subject as
  select 'boundary-line' as kind, l.id::text as id from boundary_line l where l.secrecy = 'restricted'
  union all
  select 'boundary-line-draft', d.id::text from boundary_line_draft d join boundary_line l on l.id = d.line_id where l.secrecy = 'restricted'
  union all
  select 'boundary-marker', m.id::text from boundary_marker m where m.secrecy = 'restricted'
  union all
  select 'boundary-marker', m.id::text from boundary_marker m join boundary_line l on l.id = m.line_id where l.secrecy = 'restricted'
  union all
  select 'joint-inspection', i.id::text from joint_inspection i join boundary_line l on l.id = i.line_id where l.secrecy = 'restricted'
  union all
  select 'boundary-incident', i.id::text from boundary_incident i join boundary_line l on l.id = i.line_id where l.secrecy = 'restricted'
  union all
  select 'boundary-incident', i.id::text from boundary_incident i join boundary_marker m on m.id = i.marker_id where m.secrecy = 'restricted'
  union all
  select 'place', p.id::text from place p where p.secrecy = 'restricted'
  union all
  select 'census-record', c.id::text from census_record c where c.secrecy = 'restricted';
create index place_restricted on place ((id::text)) where secrecy = 'restricted';
create index census_record_restricted on census_record ((id::text)) where secrecy = 'restricted';
