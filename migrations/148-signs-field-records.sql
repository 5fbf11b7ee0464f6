-- The field: what devices are sent out with, what they hand in, and what became of it.

-- Measures of the field. A rule that changes, or one that the bureau adopts, is a new row.
create table field_rule (
  id text not null,
  value double precision not null check (value >= 0),
  unit text not null check (unit in ('metre', 'minute', 'count')),
  what_zh text not null,
  what text not null,
  instrument text not null,
  article_zh text not null,
  jurisdiction text not null,
  verified boolean not null,
  valid daterange not null,
  exclude using gist (id with =, jurisdiction with =, valid with &&)
);
insert into field_rule (id, value, unit, what_zh, what, instrument, article_zh, jurisdiction, verified, valid)
select r.id, r.value, r.unit, r.what_zh, r.what, '系统默认', '系统默认，法规未规定', '000000', false, '[2026-01-01,)'::daterange
  from (values
    ('accuracy', 30, 'metre', '定位精度超过此值须写明原因', 'Beyond this accuracy of the position a note must say why'),
    ('position-off', 300, 'metre', '与登记位置相距超过此值的，不改位置，开立工单', 'Farther than this from the register the position is not changed: work is opened'),
    ('same-sign', 15, 'metre', '此距离内同一地名的同类标志视为可能是同一块', 'A sign of the same name and type within this distance may be the same one'),
    ('photos-sign', 1, 'count', '巡查须有标志照片', 'Photographs of the sign that an inspection needs'),
    ('photos-surroundings', 1, 'count', '巡查须有环境照片', 'Photographs of the surroundings that an inspection needs'),
    ('clock-off', 5, 'minute', '设备时钟偏差超过此值的记录予以标明', 'A record of a device whose clock is off by more is marked'),
    ('attest-distance', 100, 'metre', '双方记录同一检查项的位置相距不超过此值', 'Both sides recorded the same item within this distance of each other'),
    ('attest-time', 60, 'minute', '双方记录同一检查项的时间相差不超过此值', 'and within this time'),
    ('package-signs', 2000, 'count', '工作包标志数上限', 'Most signs of a work package'),
    ('package-names', 5000, 'count', '工作包地名数上限', 'Most names of a work package'),
    ('package-others', 1000, 'count', '工作包工单、反馈、界桩、界线、检查项各自的上限', 'Most work orders, reports, markers, lines and items, each'),
    ('package-tiles', 1500, 'count', '工作包地图瓦片数上限', 'Most map tiles of a work package')
  ) as r (id, value, unit, what_zh, what);

-- What one person takes along.
create table field_package (
  id uuid primary key default gen_random_uuid(),
  version int not null default 1,
  title text not null,
  assignee_id uuid not null references account (id),
  division_code text not null,
  -- The leading digits that all divisions inside share.
  prefix text not null,
  -- null: the whole division.
  area geometry(Polygon, 4490),
  due_on date,
  state text not null check (state in ('open', 'done', 'withdrawn')),
  -- {statuses, notInspectedSince, orders, reports, markers, jointInspections}
  include jsonb not null,
  closing_note text,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index field_package_by_assignee on field_package (assignee_id, created_at desc) where state = 'open';
create index field_package_by_division on field_package (division_code, created_at desc, id);

-- What a device handed in, whole, whatever became of it.
create table field_record (
  -- Given by the device.
  id uuid primary key,
  version int not null default 1,
  account_id uuid not null references account (id),
  username text not null,
  device_id uuid not null,
  package_id uuid references field_package (id),
  division_code text not null,
  kind text not null check (kind in ('inspection', 'new_sign', 'replaced_sign', 'marker_item', 'order_done', 'report_followed')),
  sign_id text references sign (id),
  payload jsonb not null,
  -- Of all that the device said but for when it sent it.
  body_hash text not null,
  -- By the clock of the device, and put right by the server's.
  recorded_at timestamptz not null,
  happened_at timestamptz not null,
  clock_offset_seconds double precision not null,
  clock_suspect boolean not null,
  received_at timestamptz not null,
  state text not null check (state in ('waiting', 'stored', 'conflict', 'refused')),
  problem jsonb,
  -- {kind, fields, otherId}: why a person must look at it.
  conflict jsonb check ((state = 'conflict') <= (conflict is not null)),
  made_id text,
  settled_by text,
  settled_at timestamptz,
  -- {choices, outcome, reason}
  settlement jsonb,
  check ((state = 'refused') = (problem is not null))
);
create index field_record_by_device on field_record (account_id, device_id, received_at desc, id);
create index field_record_by_package on field_record (package_id, state) where package_id is not null;
create index field_record_conflicts on field_record (division_code, received_at desc, id) where state = 'conflict';
create index field_record_by_sign on field_record (sign_id, received_at desc) where sign_id is not null;

create table field_photo (
  id uuid primary key,
  record_id uuid not null references field_record (id),
  sort int not null,
  sha256 text not null,
  bytes int not null check (bytes > 0),
  media_type text not null,
  kind text not null check (kind in ('sign', 'surroundings', 'installed', 'after', 'report')),
  taken_at timestamptz not null,
  position geometry(Point, 4490),
  accuracy_metres double precision,
  -- When all its bytes were here, were those declared and had been looked at; null until then.
  stored_at timestamptz
);
create index field_photo_by_record on field_photo (record_id, sort);

-- Both sides of a boundary say what they saw of the same item, each from an account of its own.
create table field_attestation (
  record_id uuid primary key references field_record (id),
  item_id uuid not null references joint_inspection_item (id),
  account_id uuid not null references account (id),
  organisation_id uuid not null references organisation (id),
  position geometry(Point, 4490),
  accuracy_metres double precision,
  happened_at timestamptz not null,
  -- The record of the other side that was made at the same place and hour.
  attested_with uuid references field_record (id)
);
create index field_attestation_by_item on field_attestation (item_id, happened_at);

-- What a sign was at each version: a device that changes one tells only which version it had.
create table sign_version (
  sign_id text not null references sign (id),
  version int not null,
  status text not null,
  position geometry(Point, 4490) not null,
  mounting text not null,
  maintainer text not null,
  at timestamptz not null,
  primary key (sign_id, version)
);
insert into sign_version (sign_id, version, status, position, mounting, maintainer, at)
select id, version, status, position, mounting, maintainer, updated_at from sign;

create function keep_sign_version() returns trigger language plpgsql as $$
begin
  insert into sign_version (sign_id, version, status, position, mounting, maintainer, at)
  values (new.id, new.version, new.status, new.position, new.mounting, new.maintainer, new.updated_at)
  on conflict (sign_id, version) do nothing;
  return null;
end $$;
create trigger sign_version_kept after insert or update of version on sign
  for each row execute function keep_sign_version();
