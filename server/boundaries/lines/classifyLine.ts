import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, many, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { LineId } from '../contract.ts';
import type { ClassificationAct } from './archiveContract.ts';
import type { LineDeps } from './lineDeps.ts';
import { lineRights } from './lineRights.ts';
import { lockLine } from './lockLine.ts';
import { requireSecrecyStep } from './requireSecrecyStep.ts';

interface Given {
  id: LineId;
  version: number;
  body: ClassificationAct;
}

/**
 * Decides who may see the course of a line.
 * @throws Problem not-allowed, stale-version, invalid-input, conflict where nothing would change
 */
export function classifyLine(deps: LineDeps, actor: Actor, { id, version, body }: Given) {
  return deps.db.transaction(async (tx) => {
    const at = deps.now();
    const line = await lockLine(tx, actor, { id, needs: 'decide', version });
    requireSecrecyStep(line.secrecy, body);
    await run(
      tx,
      sql`update boundary_line set secrecy = ${body.secrecy}, map_review_number = ${body.mapReviewNumber}, version = version + 1,
                 updated_at = ${at}::timestamptz where id = ${id}`,
    );
    await run(
      tx,
      sql`insert into boundary_classification (line_id, was, secrecy, ground, map_review_number, decided_by, organisation, decided_at)
          values (${id}, ${line.secrecy}, ${body.secrecy}, ${body.ground}, ${body.mapReviewNumber}, ${actor.displayName},
                  ${actor.organisationName}, ${at}::timestamptz)`,
    );
    const subject = { subjectKind: 'boundary-line', subjectId: id };
    await record(tx, {
      actor,
      action: 'boundaries.classify',
      ...subject,
      before: { secrecy: line.secrecy },
      after: body,
      at,
    });
    return { id, version: line.version + 1, secrecy: body.secrecy };
  });
}

const Row = z.object({
  id: LineId,
  version: z.number(),
  code: z.string(),
  sides: z.string(),
  ground: z.string().nullable(),
  sideA: z.string(),
  sideB: z.string(),
  codes: z.string().array(),
});

/** Lines that are restricted and that the reader's office decides on: that they exist, never where they run. */
export async function restrictedLines(db: Db, actor: Actor) {
  const rows = await many(
    db,
    Row,
    sql`${selectForSecrecy} where l.secrecy = 'restricted' and upper_inf(l.valid) order by l.code`,
  );
  return { items: rows.filter((row) => lineRights(actor.divisionCode, row) === 'decide') };
}

const Params = z.object({ id: LineId });

/** Jurisdiction rule `boundary-line-secrecy`: restricted lines too, for the office that decides. @throws Problem outside-jurisdiction */
export async function requireClassifier(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const row = await maybeOne(db, Row, sql`${selectForSecrecy} where l.id = ${id} and upper_inf(l.valid)`);
  if (row && lineRights(actor.divisionCode, row) !== 'none') return;
  throw new Problem('outside-jurisdiction', `No boundary line ${id}`, { detailZh: '没有这条界线。' });
}

const selectForSecrecy: Sql = sql`
  select l.id, l.version, l.code, l.side_a as "sideA", l.side_b as "sideB",
         (select string_agg(name, '—' order by code) from (select distinct on (d.code) d.code, d.name from division d
           where d.code in (l.side_a, l.side_b) order by d.code, lower(d.valid) desc) n) as sides,
         (select c.ground from boundary_classification c where c.line_id = l.id order by c.decided_at desc, c.id desc limit 1) as ground,
         coalesce((select v.codes from boundary_line_version v where v.line_id = l.id and upper_inf(v.valid) and not isempty(v.valid)),
           array[l.side_a, l.side_b]) as codes
    from boundary_line l`;
