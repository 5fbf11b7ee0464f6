import type { Knex } from 'knex';
import { z } from 'zod';
import { pgQuery } from '#server/platform/db/pgQuery.ts';

export interface Plan {
  title: string;
  statement: string;
  plan: string;
  /** Tables that the plan read row by row, and how many rows. */
  scanned: string[];
}

const SCAN = /Seq Scan on (\w+).*actual time=\S+ rows=(\d+) loops=(\d+)/;
const REMOVED = /Rows Removed by Filter: (\d+)/;
// A scan that a limit stops early is none: only what was really read counts.
const MANY_ROWS = 20_000;
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
    plans.push({ title, statement, plan, scanned: scannedIn(plan) });
  }
  return plans;
}

function scannedIn(plan: string): string[] {
  const scanned: string[] = [];
  // Each node begins with an arrow; what belongs to it follows.
  for (const node of plan.split('->')) {
    const [, table = '', rows = '0', loops = '0'] = SCAN.exec(node) ?? [];
    const read = (Number(rows) + Number(REMOVED.exec(node)?.[1] ?? 0)) * Number(loops);
    if (read > MANY_ROWS) scanned.push(`${table} (${read} rows)`);
  }
  return scanned;
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
