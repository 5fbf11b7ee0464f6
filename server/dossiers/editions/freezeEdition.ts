import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import type { Input } from '../../platform/contract.ts';
import { type Db, json, many, one, run, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { codePrefix } from '../codePrefix.ts';
import { type Edition, EditionRow, EditionsApi } from './editionContract.ts';
import { findEdition } from './findEdition.ts';

type Body = Input<typeof EditionsApi.freeze>['body'];
const Frozen = EditionRow.extend({ divisionId: z.uuid() });

/** SHA-256 of the rows as JSON lines, in the order of their codes; anybody can reckon it from the JSON file. */
export const editionChecksum = (rows: readonly EditionRow[]): string =>
  createHash('sha256')
    .update(rows.map((row) => JSON.stringify(EditionRow.parse(row))).join('\n'))
    .digest('hex');

/**
 * Freezes the divisions inside the office's own as of a day, with its audit row. A day that was frozen before becomes the
 * next number, with a reason; nothing is overwritten. @throws Problem invalid-input
 */
export function freezeEdition(
  { db, now, today }: Pick<Deps, 'db' | 'now'> & { today: () => string },
  actor: Actor,
  body: Body,
): Promise<Edition> {
  return db.transaction(async (tx) => {
    const { kind, asOf, reason } = body;
    requireEnd(body, today());
    await run(tx, sql`lock table division_edition in share row exclusive mode`);
    const { last } = await one(
      tx,
      z.object({ last: z.number() }),
      sql`select coalesce(max(number), 0)::int as last from division_edition
           where division_code = ${actor.divisionCode} and kind = ${kind} and as_of = ${asOf}::date`,
    );
    if (last > 0 && reason === undefined)
      throw fieldProblem(
        '/reason',
        'required',
        'Frozen before: say why another number',
        '该版本已定版，更正须写明理由',
      );
    const rows = await rowsOf(tx, body, actor.divisionCode);
    const checksum = editionChecksum(rows);
    const made = { number: last + 1, reason: last > 0 ? (reason ?? null) : null, checksum, at: now() };
    const { id } = await one(
      tx,
      z.object({ id: EditionsApi.get.params.shape.id }),
      sql`insert into division_edition (kind, as_of, division_code, number, reason, checksum, row_count, made_by, organisation, made_at)
          values (${kind}, ${asOf}::date, ${actor.divisionCode}, ${made.number}, ${made.reason}, ${checksum}, ${rows.length},
                  ${actor.displayName}, ${actor.organisationName}, ${made.at}::timestamptz) returning id`,
    );
    await insertRows(tx, id, rows);
    await record(tx, {
      ...{ actor, action: 'divisions.freeze', subjectKind: 'division-edition', subjectId: id, at: made.at },
      after: { kind, asOf, number: made.number, reason: made.reason, checksum, rows: rows.length },
    });
    return findEdition(tx, id);
  });
}

function requireEnd({ kind, asOf }: Body, today: string): void {
  const fits = asOf.endsWith('-12-31') || (kind === 'half_year' && asOf.endsWith('-06-30'));
  if (!fits)
    throw fieldProblem('/asOf', 'end', 'Must be the last day of the year or half-year', '应为年末，乡级代码可为六月末');
  if (asOf >= today) throw fieldProblem('/asOf', 'not-over', 'That day is not over', '截止日期尚未结束，不能定版');
}

async function rowsOf(tx: Db, { kind, asOf }: Body, within: string) {
  const rows = await many(
    tx,
    Frozen,
    sql`select d.id as "divisionId", d.code, d.name, d.level, d.type, d.parent_code as "parentCode", d.entrusted_code as "entrustedCode",
               d.path, d.seat, round(st_area(d.geom::geography))::float8 as "squareMetres", d.schematic, lower(d.valid) as "validFrom"
          from division d join division_edition_rule r on r.kind = ${kind} and d.level = any(r.levels)
         where d.valid @> ${asOf}::date and not d.statistical
           and (starts_with(d.code, ${codePrefix(within)}) or d.parent_code = ${within})
         order by rpad(d.code, 12, '0'), length(d.code)`,
  );
  if (rows.length > 0) return rows;
  throw fieldProblem('/asOf', 'empty', 'No division is on record on that day', '系统中没有该日有效的行政区划');
}

const insertRows = (tx: Db, id: string, rows: readonly z.infer<typeof Frozen>[]): Promise<number> =>
  run(
    tx,
    sql`insert into division_edition_row (edition_id, division_id, code, name, level, type, parent_code, entrusted_code, path, seat,
          square_metres, schematic, valid_from)
        select ${id}, "divisionId", code, name, level, type, "parentCode", "entrustedCode", path, seat, "squareMetres", schematic, "validFrom"
          from jsonb_to_recordset(${json(rows)}) as r ("divisionId" uuid, code text, name text, level text, type text,
            "parentCode" text, "entrustedCode" text, path text, seat text, "squareMetres" float8, schematic boolean, "validFrom" date)`,
  );
