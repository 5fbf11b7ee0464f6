-- Where plates are scanned, as far as who scans says so: per sign, day and cell of 0.002° (about 200 m); no time, no device, no person.
create table sign_scan_place (
  sign_id text not null references sign (id),
  day date not null,
  -- Middle of the cell in units of 0.002°, longitude and latitude.
  east int not null,
  north int not null,
  scans int not null check (scans > 0),
  primary key (sign_id, day, east, north)
);

-- From when on scans show that a plate is not where it belongs, or that there are two of it.
create table sign_place_rule (
  id text not null check (id in ('far_from_register', 'far_apart')),
  metres int not null check (metres > 0),
  -- So many scans on either side, none vaguer than this, within so many days.
  least_scans int not null check (least_scans > 0),
  most_accuracy_metres int not null check (most_accuracy_metres > 0),
  within_days int not null check (within_days > 0),
  defect_code text not null check (defect_code ~ '^F([1-9]|1[01])$'),
  instrument text not null,
  article text not null,
  article_zh text not null,
  jurisdiction text not null,
  verified boolean not null,
  adopted boolean not null,
  valid daterange not null,
  exclude using gist (id with =, jurisdiction with =, valid with &&)
);
-- 1,000 m lies above the 300–700 m by which positions in GCJ-02, which some browsers give, are shifted.
insert into sign_place_rule
  (id, metres, least_scans, most_accuracy_metres, within_days, defect_code, instrument, article, article_zh, jurisdiction, verified, adopted, valid)
values
  ('far_from_register', 1000, 2, 200, 90, 'F4', '系统默认', 'Default of this system; no law read sets it', '系统默认，法规未规定', '000000', false, true, '[2026-01-01,)'),
  ('far_apart', 1000, 1, 200, 90, 'F9', '系统默认', 'Default of this system; no law read sets it', '系统默认，法规未规定', '000000', false, true, '[2026-01-01,)');
create index sign_order_by_scan on sign_order (sign_id, defect_code, created_at) where source = 'scan';
