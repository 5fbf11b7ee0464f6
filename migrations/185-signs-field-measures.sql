-- Measures of the field that were constants of the app: they go along in a work package, and the server asks for the same.
insert into field_rule (id, value, unit, what_zh, what, instrument, article_zh, jurisdiction, verified, valid)
select r.id, r.value, r.unit, r.what_zh, r.what, '系统默认', '系统默认，法规未规定', '000000', false, '[2026-01-01,)'::daterange
  from (values
    ('gate', 20, 'metre', '定位精度在此值以内才自动采用，超过的须由本人确认', 'A position is taken by itself within this accuracy; a coarser one by the person alone'),
    ('photos-new', 1, 'count', '新设、更换标志须有照片', 'Photographs that a new or replaced sign needs'),
    ('photos-after', 1, 'count', '办结工单须有整改后照片', 'Photographs of the finished work that an order needs'),
    ('photos-report', 1, 'count', '核实公众反馈须有照片', 'Photographs that following up a report needs'),
    ('photos-item', 1, 'count', '界线联检的检查项，外业表单要求的照片', 'Photographs that the form of the field asks of an item of a joint inspection')
  ) as r (id, value, unit, what_zh, what);
