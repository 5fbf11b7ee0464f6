import { z } from 'zod';
import { record, SYSTEM } from '../audit/record.ts';
import { type Db, json, many, run, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { type DrawnArc, drawnArcs, OutlineRow } from './drawnArcs.ts';
import { type DrawnLine, drawnLines } from './drawnLines.ts';
import { keepVersions } from './lines/lineVersions.ts';

/** `today` is the register's day in China, `at` its instant. */
interface Moment {
  today: string;
  at: string;
  /** What approved a change of divisions: then lines with an agreement become `changed` instead of being refused. */
  approvalDocument?: string;
}

const StoredArc = z.object({ id: z.string(), key: z.string(), line: z.string().nullable() });
const Line = z.object({ code: z.string(), status: z.string() });

/**
 * Draws arcs and lines anew from the outlines in force: to be called in the transaction that changes an outline, so that no
 * line ever contradicts a polygon. What did not change keeps its id and version. A line whose sides no longer share an edge
 * ends today; one whose course was replaced by an outline that is not schematic must be cleared for the public anew.
 * @throws Problem conflict where an outline contradicts a line with an agreement
 */
export async function drawLines(tx: Db, on: Moment): Promise<void> {
  await run(tx, sql`lock table boundary_arc in share row exclusive mode`);
  const arcs = drawnArcs(await many(tx, OutlineRow, selectOutlines(on.today)));
  const lines = drawnLines(arcs);
  const stored = await many(tx, StoredArc, selectArcs());
  const [had, has] = [new Set(stored.map(({ key }) => key)), new Set(arcs.map(keyOf))];
  const gone = stored.filter(({ key }) => !has.has(key));
  const fresh = arcs.filter((arc) => !had.has(keyOf(arc)));
  if (gone.length + fresh.length === 0) return;
  const touched = new Set(
    [...gone, ...fresh.map(({ line }) => ({ line: line?.code ?? null }))].map(({ line }) => line),
  );
  await run(tx, sql`delete from boundary_arc where id = any(${gone.map(({ id }) => id)}::uuid[])`);
  const added = await many(tx, Line, insertLines(lines, on));
  const known = new Set(added.map(({ code }) => code));
  const changed = await many(
    tx,
    Line,
    updateLines(
      lines.filter(({ code }) => touched.has(code) && !known.has(code)),
      on,
    ),
  );
  await run(tx, insertArcs(fresh, on));
  const ended = await many(tx, Line, endLines(on));
  if (on.approvalDocument === undefined) requireDrafts([...changed, ...ended]);
  else await run(tx, markChanged(changed, on.approvalDocument));
  await keepVersions(tx, { day: on.today, at: on.at });
  const after = { added: codesOf(added), changed: codesOf(changed), ended: codesOf(ended) };
  const subject = { subjectKind: 'register', subjectId: 'boundary-lines' };
  await record(tx, { actor: SYSTEM, action: 'boundaries.draw', ...subject, after, at: on.at });
}

const codesOf = (lines: readonly { code: string }[]): string[] => lines.map(({ code }) => code).sort();

const markChanged = (lines: readonly z.infer<typeof Line>[], document: string): Sql => sql`
  update boundary_line set status = 'changed', approval_document = ${document}
   where status <> 'draft' and upper_inf(valid) and code = any(${codesOf(lines)})`;

function requireDrafts(lines: readonly z.infer<typeof Line>[]): void {
  const agreed = lines.find(({ status }) => status !== 'draft');
  if (!agreed) return;
  throw new Problem('conflict', `The outline contradicts line ${agreed.code}, which has an agreement`, {
    detailZh: `轮廓与已有协议的界线 ${agreed.code} 不一致，不能写入。`,
    code: 'contradicts-agreement',
  });
}

/** Draws the lines of a register that has outlines and no arc yet: a new one, or one from before there were lines. */
export async function drawMissingLines(tx: Db, on: Moment): Promise<void> {
  const [none] = await many(
    tx,
    z.object({ none: z.boolean() }),
    sql`select not exists (select 1 from boundary_arc) as none`,
  );
  if (none?.none) await drawLines(tx, on);
}

const keyOf = ({ level, left, right, digest, schematic, line }: DrawnArc): string =>
  [level, left, right ?? '', digest, schematic, line?.code ?? ''].join('|');

const selectArcs = (): Sql => sql`
  select c.id, concat_ws('|', c.level, c.left_code, coalesce(c.right_code, ''), c.digest,
           case when c.schematic then 'true' else 'false' end, coalesce(l.code, '')) as key, l.code as line
    from boundary_arc c
    left join boundary_line_arc m on m.arc_id = c.id
    left join boundary_line l on l.id = m.line_id`;

// 15 decimals: neighbours must still have the same points after reading.
const selectOutlines = (today: string): Sql => sql`
  select d.code, d.level, d.province_code as "provinceCode", d.statistical, d.schematic, d.source,
         (select jsonb_agg(ring) from jsonb_array_elements(st_asgeojson(st_forcepolygonccw(d.geom), 15, 0)::jsonb -> 'coordinates') part,
                 jsonb_array_elements(part) ring) as rings
    from division d
   where d.geom is not null and d.level in ('county', 'township') and d.valid @> ${today}::date
   order by d.code`;

const lineRows = (lines: readonly DrawnLine[]): Sql =>
  sql`jsonb_to_recordset(${json(lines)}) as r (code text, level text, "sideA" text, "sideB" text, schematic boolean,
        source text, "sourceEn" text)`;

// A county of an autonomous prefecture stands for the prefecture where its neighbour belongs to another one.
const insertLines = (lines: readonly DrawnLine[], { today, at }: Moment): Sql => sql`
  insert into boundary_line (province_code, code, level, side_a, side_b, approver_id, secrecy, schematic, source, source_en, valid,
    created_at, updated_at)
  select a.province_code, r.code, r.level, r."sideA", r."sideB", p.id, case when r.schematic then 'public' else 'internal' end,
         r.schematic, r.source, r."sourceEn", daterange(${today}::date, null), ${at}::timestamptz, ${at}::timestamptz
    from ${lineRows(lines)}
    join division a on a.code = r."sideA" and a.valid @> ${today}::date
    join division b on b.code = r."sideB" and b.valid @> ${today}::date
    left join division pa on pa.code = a.parent_code and pa.valid @> ${today}::date
    left join division pb on pb.code = b.parent_code and pb.valid @> ${today}::date
    join boundary_approver p on p.line_level = r.level and p.valid @> ${today}::date and p.sides =
         case when r.level = 'county' and (a.type in ('自治县', '自治旗') or b.type in ('自治县', '自治旗')
                or a.parent_code <> b.parent_code and '自治州' in (pa.type, pb.type)) then 'autonomous' else 'other' end
   where not exists (select 1 from boundary_line l where l.code = r.code and upper_inf(l.valid))
  returning code, status`;

const updateLines = (lines: readonly DrawnLine[], { at }: Moment): Sql => sql`
  update boundary_line l
     set version = l.version + 1, updated_at = ${at}::timestamptz, schematic = r.schematic, source = r.source,
         source_en = r."sourceEn", secrecy = case when r.schematic then l.secrecy else 'internal' end,
         map_review_number = case when r.schematic then l.map_review_number end
    from ${lineRows(lines)}
   where l.code = r.code and upper_inf(l.valid)
  returning l.code, l.status`;

const insertArcs = (arcs: readonly DrawnArc[], { at }: Moment): Sql => sql`
  with r as (
    select gen_random_uuid() as id, f.* from jsonb_to_recordset(${json(arcs.map(arcRow))}) as f (level text, "left" text,
      "right" text, line text, digest text, schematic boolean, geometry jsonb)),
  arc as (
    insert into boundary_arc (id, province_code, level, left_code, right_code, geom, digest, schematic, created_at)
    select id, left("left", 2) || '0000', level, "left", "right", st_setsrid(st_geomfromgeojson(geometry), 4490), digest,
           schematic, ${at}::timestamptz
      from r)
  insert into boundary_line_arc (line_id, arc_id)
  select l.id, r.id from r join boundary_line l on l.code = r.line and upper_inf(l.valid)`;

const arcRow = ({ coordinates, line, sources: _sources, ...arc }: DrawnArc) => ({
  ...arc,
  line: line?.code ?? null,
  geometry: { type: 'LineString', coordinates },
});

const endLines = ({ today, at }: Moment): Sql => sql`
  update boundary_line l
     set valid = daterange(lower(l.valid), greatest(lower(l.valid), ${today}::date)), version = version + 1,
         updated_at = ${at}::timestamptz
   where upper_inf(l.valid) and not exists (select 1 from boundary_line_arc m where m.line_id = l.id)
  returning code, status`;
