-- Who may do what. Least privilege: a role has what its work needs, an account may have several roles.
insert into role (id, label_zh, label_en) values
  ('applicant', '申请人', 'Applicant'),
  ('civil_affairs', '民政经办人', 'Civil affairs handler'),
  ('department_reviewer', '部门会审员', 'Reviewer of a consulted department'),
  ('housing_handler', '住建经办人', 'Housing department handler'),
  ('approver', '审批人', 'Approver'),
  ('boundary_officer', '界线管理员', 'Boundary officer'),
  ('field_inspector', '外业巡查员', 'Field inspector'),
  ('admin', '系统管理员', 'Administrator'),
  ('auditor', '审计员', 'Auditor');

insert into role_permission (role, permission)
select role, unnest(string_to_array(permissions, ' ')) from (values
  ('applicant', 'naming.apply naming.read naming.attach'),
  ('civil_affairs', 'naming.handle naming.read naming.attach naming.opine naming.file naming.receive-filing naming.announce register.read signs.read signs.manage'),
  ('department_reviewer', 'naming.opine naming.read register.read'),
  -- The housing department decides on residential quarters and buildings itself (TR art. 12(6)) and files with civil affairs.
  ('housing_handler', 'naming.handle naming.read naming.attach naming.opine naming.file register.read'),
  ('approver', 'naming.approve naming.read register.read'),
  ('boundary_officer', 'register.read boundaries.read'),
  ('field_inspector', 'signs.read signs.inspect register.read'),
  -- Keeps the system, not the cases: no right to read or act on them.
  ('admin', 'admin.accounts admin.settings register.read'),
  ('auditor', 'audit.read naming.read register.read signs.read')
) as row (role, permissions);
