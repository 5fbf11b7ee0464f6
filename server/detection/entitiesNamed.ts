import { z } from 'zod';
import type { Question } from '../platform/db/askTogether.ts';
import { type Db, json, many, sql } from '../platform/db/sql.ts';
import { entityNames } from './entityNames.ts';
import type { CheckInput, Subject } from './subject.ts';
import type { UndrawnName } from './undrawnName.ts';

const Entities = z.object({ name: z.string(), isInside: z.boolean().nullable() }).array();

/**
 * Entities that a division would be named after, as the register knows them, and whether they touch its area: as drawn, else
 * the outline of the division with the code (NR-09). Undefined for other names.
 */
export function entitiesQuestion(
  subject: Subject,
  { division, today }: { division: string; today: string },
): Question<typeof Entities> | undefined {
  if (subject.category !== 'division') return undefined;
  const { famous, specific } = entityNames(subject);
  return { value: sql`entities_named(${famous}, ${specific}, ${division}, s.subject, ${today})`, answer: Entities };
}

const Found = z.object({ i: z.number(), entities: Entities });

/** The same for many names whose places are not drawn, in one statement, in the order asked. */
export async function entitiesNamed(
  db: Db,
  asked: readonly UndrawnName[],
  today: string,
): Promise<CheckInput['entities'][]> {
  const rows = asked.flatMap(({ subject, division }, i) =>
    subject.category === 'division' ? [{ i, ...entityNames(subject), division }] : [],
  );
  if (rows.length === 0) return asked.map(() => undefined);
  const found = await many(
    db,
    Found,
    sql`select r.i, entities_named(r.famous, r.specific, r.division, null, ${today}) as entities
          from jsonb_to_recordset(${json(rows)}) as r (i int, famous text[], specific text, division text)`,
  );
  const entities = new Map(found.map((row) => [row.i, row.entities]));
  return asked.map((_, i) => entities.get(i));
}
