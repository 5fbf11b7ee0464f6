-- Lists of inspections by time, and what the indicators count.
create index sign_inspection_by_time on sign_inspection (inspected_at desc, id);
create index sign_inspection_by_code on sign_inspection (sign_id, inspected_at desc) where code_state is not null;
create index sign_order_closed on sign_order (closed_at) where state = 'closed';
create index place_street on place (division_code) where category = 'street' and status = 'live';
