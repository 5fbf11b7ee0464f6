-- Papers and scales of true-scale map sheets. A row that changes is a new row of another period.
create table map_sheet_paper (
  id text not null check (id ~ '^[A-Z][0-9]{1,2}$'),
  short_mm double precision not null check (short_mm > 0),
  long_mm double precision not null check (long_mm >= short_mm),
  source text not null,
  verified boolean not null,
  valid daterange not null,
  exclude using gist (id with =, valid with &&)
);
insert into map_sheet_paper (id, short_mm, long_mm, source, verified, valid) values
  ('A4', 210, 297, 'GB/T 148（ISO 216）A 系列幅面，未核对标准原文', false, '[1997-01-01,)'),
  ('A3', 297, 420, 'GB/T 148（ISO 216）A 系列幅面，未核对标准原文', false, '[1997-01-01,)'),
  ('A2', 420, 594, 'GB/T 148（ISO 216）A 系列幅面，未核对标准原文', false, '[1997-01-01,)'),
  ('A1', 594, 841, 'GB/T 148（ISO 216）A 系列幅面，未核对标准原文', false, '[1997-01-01,)'),
  ('A0', 841, 1189, 'GB/T 148（ISO 216）A 系列幅面，未核对标准原文', false, '[1997-01-01,)');

create table map_sheet_scale (
  denominator int not null check (denominator > 0),
  -- Width of the Gauss–Krüger zones of maps at this scale.
  zone_degrees int not null check (zone_degrees in (3, 6)),
  grid_metres int not null check (grid_metres > 0),
  source text not null,
  verified boolean not null,
  valid daterange not null,
  exclude using gist (denominator with =, valid with &&)
);
-- 3° zones at 1:10,000 and larger, 6° zones from 1:25,000 to 1:500,000: the practice of the national base maps.
insert into map_sheet_scale (denominator, zone_degrees, grid_metres, source, verified, valid) values
  (5000, 3, 500, '国家基本比例尺地图惯例，分带和方里网间隔未核对标准原文', false, '[1997-01-01,)'),
  (10000, 3, 1000, '国家基本比例尺地图惯例，分带和方里网间隔未核对标准原文', false, '[1997-01-01,)'),
  (25000, 6, 1000, '国家基本比例尺地图惯例，分带和方里网间隔未核对标准原文', false, '[1997-01-01,)'),
  (50000, 6, 1000, '国家基本比例尺地图惯例，分带和方里网间隔未核对标准原文', false, '[1997-01-01,)'),
  (100000, 6, 2000, '国家基本比例尺地图惯例，分带和方里网间隔未核对标准原文', false, '[1997-01-01,)'),
  (250000, 6, 10000, '国家基本比例尺地图惯例，分带和方里网间隔未核对标准原文', false, '[1997-01-01,)'),
  (500000, 6, 20000, '国家基本比例尺地图惯例，分带和方里网间隔未核对标准原文', false, '[1997-01-01,)');
