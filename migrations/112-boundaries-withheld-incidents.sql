-- Incidents of a restricted line, or of a restricted marker, are told in the audit list like the line and the marker.
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
  select 'boundary-incident', i.id::text from boundary_incident i join boundary_marker m on m.id = i.marker_id where m.secrecy = 'restricted';
