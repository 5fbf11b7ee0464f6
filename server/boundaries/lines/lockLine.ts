import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { LineId } from '../contract.ts';
import { type LineRights, Secrecy } from './archiveContract.ts';
import { lineRights } from './lineRights.ts';

const Row = z.object({
  id: z.string(),
  version: z.number(),
  code: z.string(),
  level: z.enum(['province', 'county', 'township']),
  sideA: z.string(),
  sideB: z.string(),
  organ: z.enum(['state_council', 'province_government']),
  status: z.enum(['draft', 'demarcated', 'changed']),
  secrecy: Secrecy,
  schematic: z.boolean(),
  name: z.string().nullable(),
  courseText: z.string().nullable(),
  agreementId: z.string().nullable(),
  codes: z.string().array(),
  isEnded: z.boolean(),
});
export type LineFacts = z.infer<typeof Row>;

/** A line with the divisions along it, of an ended one none. Whether the reader may see it is asked before. */
export const lineFacts = (db: Db, id: LineId): Promise<LineFacts> =>
  one(
    db,
    Row,
    sql`select l.id, l.version, l.code, l.level, l.side_a as "sideA", l.side_b as "sideB", p.organ, l.status, l.secrecy,
               l.schematic, l.name, l.course_text as "courseText", l.agreement_id as "agreementId",
               array(select distinct s.code from boundary_line_arc n join boundary_arc d on d.id = n.arc_id
                      cross join lateral unnest(array[d.left_code, d.right_code]) as s (code)
                      where n.line_id = l.id and s.code is not null) as codes, not upper_inf(l.valid) as "isEnded"
          from boundary_line l join boundary_approver p on p.id = l.approver_id
         where l.id = ${id}`,
  );

/**
 * Holds a line until the transaction ends, for an office that may do so much with it.
 * @param version as it was read; left out where nothing of the line itself is edited
 * @throws Problem not-allowed, stale-version, wrong-state where it has ended
 */
export async function lockLine(
  tx: Db,
  actor: Actor,
  { id, needs, version }: { id: LineId; needs: Exclude<LineRights, 'none'>; version?: number },
): Promise<LineFacts> {
  await run(tx, sql`select id from boundary_line where id = ${id} for update`);
  const line = await lineFacts(tx, id);
  if (line.isEnded) throw new Problem('wrong-state', 'The line has ended', { detailZh: '该界线已经终止，不能办理。' });
  const rights = lineRights(actor.divisionCode, line);
  if (rights === 'none' || (needs === 'decide' && rights !== 'decide')) throw notOurs();
  if (version !== undefined && version !== line.version)
    throw new Problem('stale-version', `The line is at version ${line.version}, you read ${version}`, {
      detailZh: '界线已被他人修改，请刷新后再办理。',
      current: line.version,
    });
  return line;
}

const notOurs = () =>
  new Problem('not-allowed', 'A line is decided on by the office above both sides; an office of one side proposes', {
    detailZh: '界线由双方共同上级的民政部门办理；一方的民政部门可以提出草案、登记文件。',
    code: 'not-above-both-sides',
  });
