import { z } from 'zod';
import type { PointLineOrArea } from '../gazetteer/contract.ts';
import type { Question } from '../platform/db/askTogether.ts';
import { sql } from '../platform/db/sql.ts';
import type { RuleRow } from './ruleSet.ts';

const Streets = z.object({ name: z.string(), specificNorm: z.string(), divisionName: z.string().nullable() }).array();

/** How two drawings of one road meet: how far apart their ends lie, and by how much the road bends there. */
interface Bend {
  endMetres: number;
  bendDegrees: number;
}

/** As the row of GF-8 has it. Rows stored before it was written there: a crossing is up to some 50 m wide, a bend 20°. */
export function bendOf({ parameters }: Pick<RuleRow, 'parameters'>): Bend {
  const { endMetres = 50, bendDegrees = 20 } = parameters;
  return { endMetres, bendDegrees };
}

/**
 * Streets of the register, in whatever division, of which the subject is the prolongation: an end of theirs lies at an end of
 * the line and both run the same way there. Undefined for points and areas.
 */
export function continuedQuestion(
  { type }: PointLineOrArea,
  { self, today, endMetres, bendDegrees }: { self?: string | undefined; today: string } & Bend,
): Question<typeof Streets> | undefined {
  if (type !== 'LineString') return undefined;
  const value = sql`continued_streets(s.subject, ${self ?? null}, ${today}, ${endMetres}, ${bendDegrees})`;
  return { value, answer: Streets };
}
