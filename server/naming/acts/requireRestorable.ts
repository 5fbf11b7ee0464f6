import { z } from 'zod';
import { PointLineOrArea } from '../../gazetteer/contract.ts';
import { Day, DivisionCode } from '../../platform/contract.ts';
import { many, maybeOne, sql } from '../../platform/db/sql.ts';
import type { ActContext } from '../act.ts';
import { clashProblem } from '../clashProblem.ts';
import { checkLocked, isClash } from '../newClashes.ts';
import { endedName } from './revokedName.ts';

const Ended = z.object({ name: z.string(), endedOn: Day, geometry: PointLineOrArea, division: DivisionCode });

/**
 * The name that a revocation would bring back is compared with the register as an approval is, under the same lock: a name given
 * since it ended may by now clash with it, and of two names one has to be changed first. What was in force beside it before stays as
 * lawful as it was. A name that is only reserved does not count: it meets the restored one at its own approval.
 * @throws Problem conflict `duplicate-name`
 */
export async function requireRestorable(context: ActContext): Promise<void> {
  const { tx, found } = context;
  if (found.kind === 'naming') return;
  const ended = await maybeOne(tx, Ended, selectEnded(context));
  if (!ended) return;
  const { endedOn, ...proposed } = ended;
  const clashes = (await checkLocked(context, proposed)).filter(isClash);
  const ids = clashes.map(({ clash }) => clash.nameId);
  const given = new Set((await many(tx, Given, selectGivenSince(ids, endedOn))).map(({ id }) => id));
  const [first] = clashes.filter(({ level, clash }) => level === 'block' && given.has(clash.nameId));
  if (first) throw await clashProblem(context, ended.name, first.clash, WAY_OUT);
}

const WAY_OUT = {
  en: 'It was given since; one of the two has to be renamed before the old name can be in force again.',
  zh: '该名称系其后批准，原地名恢复使用前须先将其中一个更名。',
};

const selectEnded = (context: ActContext) => sql`
  select n.name, n.valid_to as "endedOn", st_asgeojson(c.geom, 9, 0)::jsonb as geometry, c.division_code as division
    from naming_case c, place_name n where c.id = ${context.found.id} and n.${endedName(context)}`;

const Given = z.object({ id: z.string() });

const selectGivenSince = (ids: readonly string[], endedOn: string) => sql`
  select id from place_name where id = any(${ids}::uuid[]) and status <> 'reserved' and valid_from >= ${endedOn}::date`;
