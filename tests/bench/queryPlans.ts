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
// A statement sent as it is has none.
const Query = z.object({ sql: z.string(), bindings: z.array(z.unknown()).default([]) });

// Of the divisions only what looks one up by its shape or name (`division d`): who asks for a name reads them all once a day.
const TABLES =
  /\b(place_name|naming_case|place p|campaign_item|campaign_candidate|division d|public_change|st_pointonsurface)\b/;

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
  for (const { sql: statement, bindings } of sent.filter(({ sql }) => TABLES.test(sql) || INSIDE.test(sql))) {
    plans.push(...(await plansInside(db, title, { sql: statement, bindings })));
    const { rows } = await pgQuery(db)(`explain (analyze, buffers) ${statement}`, bindings);
    const plan = rows.map((row) => Object.values(Object(row)).join('')).join('\n');
    plans.push({ title, statement, plan, scanned: scannedIn(plan) });
  }
  return plans;
}

const Notice = z.object({ message: z.string().optional() });
const Connection = z.custom<{
  query: (text: string, values?: unknown[]) => Promise<unknown>;
  on: (event: 'notice', listener: (notice: unknown) => void) => void;
  removeListener: (event: 'notice', listener: (notice: unknown) => void) => void;
}>((value) => value instanceof Object);
// Long plans come whole only so; the settings end with the connection's return to its defaults.
const TELL = `load 'auto_explain'; set auto_explain.log_nested_statements = on; set auto_explain.log_min_duration = 0;
  set auto_explain.log_analyze = on; set auto_explain.log_buffers = on; set client_min_messages = log`;
const TELL_NO_MORE = 'reset auto_explain.log_min_duration; reset client_min_messages';
// Functions that keep the plans of what they ask.
const INSIDE =
  /\b(names_in_scope|names_close_by|plan_here|rare_characters_here|names_around|entities_named|continued_streets|present_name)\(/;

/** Plans of the statements inside the function, where the server tells them (not on the embedded engine). */
async function plansInside(db: Knex, title: string, query: z.infer<typeof Query>): Promise<Plan[]> {
  if (!INSIDE.test(query.sql)) return [];
  const connection = Connection.parse(await db.client.acquireConnection());
  const told: string[] = [];
  const hear = (notice: unknown) => told.push(Notice.parse(notice).message ?? '');
  connection.on('notice', hear);
  try {
    await connection.query(TELL);
    await connection.query(query.sql, query.bindings);
    await connection.query(TELL_NO_MORE);
  } catch {
    return [];
  } finally {
    connection.removeListener('notice', hear);
    await db.client.releaseConnection(connection);
  }
  return told.filter((text) => text.includes('Query Text:') && !INSIDE.test(text)).map((text) => planTold(title, text));
}

/** `duration: … plan:`, the statement, and from the first line with a cost on the plan. */
function planTold(title: string, text: string): Plan {
  const lines = text.slice(text.indexOf('Query Text:') + 'Query Text:'.length).split('\n');
  const first = lines.findIndex((line) => line.includes('(cost='));
  const plan = lines.slice(first).join('\n');
  const took = /duration: ([\d.]+) ms/.exec(text)?.[1] ?? '?';
  const statement = lines.slice(0, first).join('\n');
  return {
    title: `${title}, inside`,
    statement,
    plan: `${plan}\nExecution Time: ${took} ms`,
    scanned: scannedIn(plan),
  };
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
