-- The course of a line in each period: what was in force on a day. A version that another took the place of on its first day never was in force: its period is empty.
create table boundary_line_version (
  id uuid primary key default gen_random_uuid(),
  line_id uuid not null references boundary_line (id),
  number int not null,
  geom geometry(MultiLineString, 4490) not null,
  -- Of the digests of its arcs: tells whether the course is another.
  digest text not null,
  -- The divisions on either side: who may read it.
  codes text[] not null,
  length_metres double precision not null,
  status text not null check (status in ('draft', 'demarcated', 'changed')),
  -- drawn: from outlines; adopted: an agreement came into force; moved: edited on the map and approved.
  cause text not null check (cause in ('drawn', 'adopted', 'moved')),
  agreement_id uuid references boundary_agreement (id),
  approval_id uuid references boundary_document (id),
  valid daterange not null,
  recorded_at timestamptz not null,
  unique (line_id, number),
  exclude using gist (line_id with =, valid with &&)
);
create index boundary_line_version_by_geom on boundary_line_version using gist (geom);

-- Registers that have lines already: the course as it is, since it was last drawn.
insert into boundary_line_version (line_id, number, geom, digest, codes, length_metres, status, cause, valid, recorded_at)
select l.id, 1, a.geom, a.digest, a.codes, a.metres, l.status, 'drawn',
       daterange(case when l.version = 1 then lower(l.valid) else greatest(lower(l.valid), (l.updated_at at time zone 'Asia/Shanghai')::date) end, null),
       l.updated_at
  from boundary_line l
  cross join lateral (
    select st_multi(st_collect(c.geom order by c.digest)) as geom, md5(string_agg(c.digest, ' ' order by c.digest)) as digest,
           array(select distinct s.code from boundary_line_arc n join boundary_arc d on d.id = n.arc_id
                  cross join lateral unnest(array[d.left_code, d.right_code]) as s (code) where n.line_id = l.id and s.code is not null
                  order by s.code) as codes,
           sum(st_length(c.geom::geography)) as metres
      from boundary_line_arc m join boundary_arc c on c.id = m.arc_id
     where m.line_id = l.id) a
 where upper_inf(l.valid) and a.geom is not null;
