import { z } from 'zod';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { HandoutCounts, type HandoutLevel, type HandoutSelection } from './handoutContract.ts';

/** What is wanted, at which level, of the data of which office. */
export interface Wanted {
  selection: HandoutSelection;
  level: HandoutLevel;
  /** The division of the office that hands out. */
  office: string;
}

const ALLOWED: Record<HandoutLevel, readonly string[]> = {
  ...{ public: ['public'], internal: ['public', 'internal'], restricted: ['public', 'internal', 'restricted'] },
  secret: [],
};

/** Counts of what may go out, and the divisions whose outline may not. */
export async function countSelection(db: Db, wanted: Wanted): Promise<HandoutCounts> {
  const has = (content: HandoutSelection['contents'][number]): boolean => wanted.selection.contents.includes(content);
  const count = (which: boolean, rows: Sql): Sql => (which ? sql`(select count(*)::int from (${rows}) q)` : sql`0`);
  const { lines, markers, divisions, agreements, withoutOutline } = await one(
    db,
    HandoutCounts,
    sql`select ${count(has('lines'), selectedLines(wanted, sql`1`))} as lines,
               ${count(has('markers'), selectedMarkers(wanted, sql`1`))} as markers,
               ${count(has('divisions'), selectedDivisions(wanted, sql`1`))} as divisions,
               ${count(has('agreements'), selectedAgreements(wanted, sql`1`))} as agreements,
               ${has('divisions') ? withheld(wanted) : sql`array[]::text[]`} as "withoutOutline"`,
  );
  return { lines, markers, divisions, agreements, withoutOutline };
}

/**
 * Lines (alias `l`, its version of the day `v`) of a selection at its level. A course that is no longer in force was not cleared with
 * the present one: it is internal. Restricted lines go out only from the office that stands above both sides.
 */
export const selectedLines = (wanted: Wanted, columns: Sql): Sql => sql`
  select ${columns}
    from boundary_line_version v join boundary_line l on l.id = v.line_id
   where v.valid @> ${wanted.selection.day}::date and l.level = any(${wanted.selection.levels})
     and ${mayGo(wanted)} and ${along(wanted.selection.area)} and ${along(wanted.office)}
     ${wanted.selection.lines.length > 0 ? sql`and l.id = any(${wanted.selection.lines}::uuid[])` : sql``}
   order by l.level, l.code, l.id`;

const along = (division: string): Sql =>
  sql`exists (select 1 from unnest(v.codes || array[l.side_a, l.side_b]) as c (code) where c.code like ${`${divisionPrefix(division)}%`})`;

/** The secrecy of the line's course on the day. */
export const courseSecrecy: Sql = sql`case when l.secrecy = 'public' and not upper_inf(v.valid) then 'internal' else l.secrecy end`;

function mayGo({ level, office }: Wanted): Sql {
  const prefix = `${divisionPrefix(office)}%`;
  return sql`(${courseSecrecy}) = any(${ALLOWED[level]}) and (l.secrecy <> 'restricted' or (l.side_a like ${prefix} and l.side_b like ${prefix}))`;
}

/** Markers (alias `m`, their line `l`) of the selected lines; where they stand now, for the register keeps no former positions by day. */
export const selectedMarkers = (wanted: Wanted, columns: Sql): Sql => sql`
  select ${columns}
    from boundary_marker m join boundary_line l on l.id = m.line_id
   where m.secrecy = any(${ALLOWED[wanted.level]}) and m.status <> 'scrapped'
     and (m.set_on is null or m.set_on <= ${wanted.selection.day}::date)
     and m.line_id in (${selectedLines(wanted, sql`l.id`)})
     and not exists (select 1 from boundary_marker_line n join boundary_line o on o.id = n.line_id
                      where n.marker_id = m.id and o.secrecy <> all(${ALLOWED[wanted.level]}))
   order by m.number_text, m.id`;

/** Outlines (alias `d`, its shape `shape.geom`) that show no line above the level: public ones as they were reviewed. */
export const selectedDivisions = (wanted: Wanted, columns: Sql): Sql => sql`
  select ${columns}
    from division d ${shapeOf(wanted)}
   where ${inArea(wanted)}
   order by d.code`;

function shapeOf({ level }: Wanted): Sql {
  if (level === 'public') return sql`join cleared_outline shape on shape.row_id = d.row_id`;
  const concealed = sql`where not exists (select 1 from concealed_outline c where c.code = d.code)`;
  return sql`cross join lateral (select d.geom ${level === 'restricted' ? sql`` : concealed}) shape`;
}

function inArea({ selection }: Wanted): Sql {
  const levels = [...new Set(selection.levels.map((level) => (level === 'township' ? 'township' : 'county')))];
  return sql`d.level = any(${levels}) and d.geom is not null and d.valid @> ${selection.day}::date
    and d.code like ${`${divisionPrefix(selection.area)}%`}`;
}

const withheld = (wanted: Wanted): Sql => sql`
  (select coalesce(array_agg(d.name order by d.code), array[]::text[]) from division d
    where ${inArea(wanted)} and d.code not in (${selectedDivisions(wanted, sql`d.code`)}))`;

/** Agreements (alias `a`, their line `l`, the signed paper `f`, its bytes `s`) about the selected lines, signed until the day. */
export const selectedAgreements = (wanted: Wanted, columns: Sql): Sql => sql`
  select ${columns}
    from boundary_agreement a join boundary_line l on l.id = a.line_id
    join boundary_line_file f on f.id = a.file_id join stored_file s on s.sha256 = f.sha256
   where a.signed_on <= ${wanted.selection.day}::date and a.line_id in (${selectedLines(wanted, sql`l.id`)})
   order by l.code, a.signed_on, a.id`;

const Size = z.object({ bytes: z.coerce.number() });

/** Bytes of the agreements that are wanted. */
export const agreementBytes = async (db: Db, wanted: Wanted): Promise<number> =>
  wanted.selection.contents.includes('agreements')
    ? (
        await one(
          db,
          Size,
          sql`select coalesce(sum(q.bytes), 0) as bytes from (${selectedAgreements(wanted, sql`s.size_bytes as bytes`)}) q`,
        )
      ).bytes
    : 0;
