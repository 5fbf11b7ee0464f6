import { type Sql, sql } from '../platform/db/sql.ts';

/** Where status, length, extent and documents of a line are read from. */
interface Course {
  status: Sql;
  metres: Sql;
  box: Sql;
  agreement: Sql;
  approval: Sql;
  from: Sql;
}

const select = ({ status, metres, box, agreement, approval, from }: Course): Sql => sql`
  select l.id, l.version, l.code, l.level, l.name, jsonb_build_object('code', l.side_a, 'name', a.name) as "sideA",
         jsonb_build_object('code', l.side_b, 'name', b.name) as "sideB",
         jsonb_build_object('organ', p.organ, 'instrument', p.instrument, 'article', p.article, 'articleZh', p.article_zh,
           'verified', p.verified, 'note', p.note, 'noteZh', p.note_zh) as approver,
         ${status} as status, l.secrecy, l.map_review_number as "mapReviewNumber", l.schematic, ${metres} as "lengthMetres",
         jsonb_build_array(st_xmin(${box}), st_ymin(${box}), st_xmax(${box}), st_ymax(${box})) as bbox, l.source,
         l.source_en as "sourceEn", ${agreement} as agreement, ${approval} as "approvalDocument", lower(l.valid) as "validFrom",
         upper(l.valid) as "validTo", l.updated_at as "updatedAt"
    from boundary_line l
    join boundary_approver p on p.id = l.approver_id
    cross join lateral (select name from division where code = l.side_a order by lower(valid) desc limit 1) a
    cross join lateral (select name from division where code = l.side_b order by lower(valid) desc limit 1) b
    cross join lateral (${from}) g`;

/** Selects BoundaryLine of `boundary_line l`; conditions and order follow. Every line in force has an arc. */
export const selectLines: Sql = select({
  ...{ status: sql`l.status`, metres: sql`g.metres`, box: sql`g.box` },
  ...{ agreement: sql`l.agreement`, approval: sql`l.approval_document` },
  from: sql`select sum(st_length(c.geom::geography)) as metres, st_extent(c.geom) as box
              from boundary_line_arc m join boundary_arc c on c.id = m.arc_id
             where m.line_id = l.id`,
});

/** The same with the course (alias `g`) that `version` selects of `boundary_line_version`: of a past day, or the last one. */
export const selectLinesAs = (version: Sql): Sql =>
  select({
    ...{ status: sql`g.status`, metres: sql`g.length_metres`, box: sql`g.geom` },
    agreement: sql`(select t.title from boundary_agreement t where t.id = g.agreement_id)`,
    approval: sql`(select coalesce(d.number, d.title) from boundary_document d where d.id = g.approval_id)`,
    from: version,
  });
