-- What became of a report of the public: orders opened for it, one it was merged into, or an answer. Who reported stays apart.
alter table sign_report
  add column version int not null default 1,
  add column outcome text check (outcome in ('confirmed', 'merged', 'answered', 'closed')),
  add column answer text,
  add column settled_at timestamptz,
  add column settled_by text;
create index sign_report_waiting on sign_report (at, id) where open;

create table sign_report_order (
  report_id uuid not null references sign_report (id),
  order_id uuid not null references sign_order (id),
  primary key (report_id, order_id)
);
create index sign_report_order_by_order on sign_report_order (order_id);
