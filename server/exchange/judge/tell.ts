import { type Db, json, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { Words } from '../importFinding.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { JUDGE_WORDS, type JudgeCode } from './judgeWords.ts';

/**
 * Adds a finding of this code for each row of a query with `number` (null for the file) and `facts` (jsonb of text). The
 * sentences are filled in by the database, so that a hundred thousand findings are one statement.
 */
export function tell(tx: Db, { id, choices }: JudgedRun, code: JudgeCode, found: Sql): Promise<number> {
  const [severity, en, zh, proposal]: Words = JUDGE_WORDS[code];
  const confirmable = CONFIRMABLE.has(code);
  const isTaken = confirmable && choices.confirmed?.includes(code) === true;
  return run(
    tx,
    sql`insert into import_finding (run_id, number, code, severity, confirmable, message, message_zh, proposal, judged)
        select ${id}::uuid, t.number, ${code}, ${isTaken ? 'warning' : severity}, ${confirmable},
               ${filled(en, '')}, ${filled(zh, 'Zh')}, ${proposal ?? null}::text, true
          from (${found}) t order by t.number nulls first`,
  );
}

/** The same for findings that were computed outside of the database. */
export function tellAll(
  tx: Db,
  judged: JudgedRun,
  code: JudgeCode,
  found: readonly { number: number | null; facts: Record<string, string> }[],
): Promise<number> {
  if (found.length === 0) return Promise.resolve(0);
  return tell(
    tx,
    judged,
    code,
    sql`select number, facts from jsonb_to_recordset(${json(found)}) as f (number int, facts jsonb)`,
  );
}

/** `{fact}` by `facts ->> 'fact'`; with a twin (`factZh`) by that. */
function filled(template: string, twin: 'Zh' | ''): Sql {
  const slots = [...new Set(template.match(/\{\w+\}/g) ?? [])];
  return slots.reduce((text, slot) => {
    const fact = slot.slice(1, -1);
    return sql`replace(${text}, ${slot}::text, coalesce(t.facts ->> ${`${fact}${twin}`}::text, t.facts ->> ${fact}::text, '–'))`;
  }, sql`${template}::text`);
}

/** Errors of which a person may take note, after which they stand as warnings. */
const CONFIRMABLE: ReadonlySet<JudgeCode> = new Set<JudgeCode>([
  'repeated-row',
  'geometry-repairable',
  'gcj02-suspected',
  'shifted-from-register',
  'many-outside-declared-unit',
  'outlines-overlap',
  'outlines-gap',
  'ground-uncovered',
  'outline-slivers',
]);
