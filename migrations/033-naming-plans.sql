-- Toponym plans (地名方案, TR art. 8): lists of names approved ahead, which naming cases draw from.
create table toponym_plan (
  id uuid primary key default gen_random_uuid(),
  division_code text not null,
  title text not null,
  document_no text not null,
  approver text not null,
  approved_on date not null,
  ends_on date check (ends_on >= approved_on),
  registered_by uuid not null references account (id),
  registered_at timestamptz not null,
  unique (division_code, document_no)
);
alter table name_reservation
  add column plan_id uuid references toponym_plan (id),
  add column note text not null default '',
  add constraint name_reservation_one_holder check ((case_id is null) <> (plan_id is null));
create index name_reservation_by_plan on name_reservation (plan_id);

insert into role_permission (role, permission) values ('civil_affairs', 'naming.keep-plans');
