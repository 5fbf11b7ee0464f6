import type { Knex } from 'knex';
import { z } from 'zod';
import { pgQuery } from '#server/platform/db/pgQuery.ts';

export interface Plan {
  title: string;
  statement: string;
  plan: string;
  /** Tables that a plan read from end to end although they are large. */
  scanned: string[];
}

const LARGE = /Seq Scan on (place_name|place|spelling|naming_case|case_candidate|opinion|audit_entry)\b/g;
const Query = z.object({ sql: z.string(), bindings: z.array(z.unknown()) });

/** Runs something and explains, with `analyze, buffers`, each statement that it sent and that names one of the tables. */
export async function plansOf(db: Knex, title: string, work: () => Promise<unknown>): Promise<Plan[]> {
  const sent: z.infer<typeof Query>[] = [];
  const note = (query: unknown) => sent.push(Query.parse(query));
  db.on('query', note);
  try {
    await work();
  } finally {
    db.removeListener('query', note);
  }
  const plans: Plan[] = [];
  for (const { sql: statement, bindings } of sent.filter((query) =>
    /\b(place_name|naming_case|place p)\b/.test(query.sql),
  )) {
    const { rows } = await pgQuery(db)(`explain (analyze, buffers) ${statement}`, bindings);
    const plan = rows.map((row) => Object.values(Object(row)).join('')).join('\n');
    plans.push({ title, statement, plan, scanned: [...plan.matchAll(LARGE)].map(([, table]) => table ?? '') });
  }
  return plans;
}

/** A page of plans to read in a review. */
export const planPage = (heading: string, plans: readonly Plan[]): string =>
  [
    `# ${heading}`,
    ...plans.map(
      ({ title, statement, plan }) =>
        `## ${title}\n\n\`\`\`sql\n${dedent(statement)}\n\`\`\`\n\n\`\`\`\n${plan}\n\`\`\`\n`,
    ),
  ].join('\n\n');

const dedent = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n');
