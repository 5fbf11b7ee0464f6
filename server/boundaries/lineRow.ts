import { type Sql, sql } from '../platform/db/sql.ts';

/** Selects BoundaryLine of `boundary_line l`; conditions and order follow. Every line in force has an arc. */
export const selectLines: Sql = sql`
  select l.id, l.version, l.code, l.level, l.name, jsonb_build_object('code', l.side_a, 'name', a.name) as "sideA",
         jsonb_build_object('code', l.side_b, 'name', b.name) as "sideB",
         jsonb_build_object('organ', p.organ, 'instrument', p.instrument, 'article', p.article, 'articleZh', p.article_zh,
           'verified', p.verified, 'note', p.note, 'noteZh', p.note_zh) as approver,
         l.status, l.secrecy, l.map_review_number as "mapReviewNumber", l.schematic, g.metres as "lengthMetres",
         jsonb_build_array(st_xmin(g.box), st_ymin(g.box), st_xmax(g.box), st_ymax(g.box)) as bbox, l.source,
         l.source_en as "sourceEn", l.agreement, l.approval_document as "approvalDocument", lower(l.valid) as "validFrom",
         upper(l.valid) as "validTo", l.updated_at as "updatedAt"
    from boundary_line l
    join boundary_approver p on p.id = l.approver_id
    cross join lateral (select name from division where code = l.side_a order by lower(valid) desc limit 1) a
    cross join lateral (select name from division where code = l.side_b order by lower(valid) desc limit 1) b
    cross join lateral (
      select sum(st_length(c.geom::geography)) as metres, st_extent(c.geom) as box
        from boundary_line_arc m join boundary_arc c on c.id = m.arc_id
       where m.line_id = l.id) g`;
