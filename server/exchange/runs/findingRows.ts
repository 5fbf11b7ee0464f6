import { type Db, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { RowCounts } from '../imports/importContract.ts';

/** Forgets rows and findings: a step begins anew. */
export async function clearStaged(tx: Db, runId: string): Promise<void> {
  await run(tx, sql`delete from import_finding where run_id = ${runId}::uuid`);
  await run(tx, sql`delete from import_row where run_id = ${runId}::uuid`);
  await run(tx, sql`delete from import_stretch where run_id = ${runId}::uuid`);
}

/** The findings of a run by severity, as `import_run.finding_counts` keeps them. */
export const findingCounts = (runId: string): Sql => sql`
  (select jsonb_build_object('error', count(*) filter (where severity = 'error'), 'warning', count(*) filter (where severity = 'warning'),
                             'note', count(*) filter (where severity = 'note'))
     from import_finding where run_id = ${runId}::uuid)`;

/**
 * What the rows do, as `import_run.counts` keeps it, counted by stretches of a thousand numbers, which lists by outcome go along
 * (`listRows`). A row left out is skipped. After few rows have changed, `numbers` are theirs.
 */
export async function countRows(tx: Db, runId: string, numbers?: readonly number[]): Promise<RowCounts> {
  const firsts = numbers && [...new Set(numbers.map((number) => number - (number % STRETCH)))];
  await run(
    tx,
    sql`delete from import_stretch where run_id = ${runId}::uuid ${firsts ? sql`and first = any(${firsts}::int[])` : sql``}`,
  );
  const rows = firsts
    ? sql`unnest(${firsts}::int[]) s (first) join import_row r on r.number >= s.first and r.number < s.first + ${STRETCH}::int`
    : sql`import_row r`;
  await run(
    tx,
    sql`insert into import_stretch (run_id, outcome, first, rows)
        select r.run_id, case when r.left_out then 'skipped' else coalesce(r.outcome, 'skipped') end,
               r.number / ${STRETCH}::int * ${STRETCH}::int, count(*)
          from ${rows} where r.run_id = ${runId}::uuid group by 1, 2, 3`,
  );
  return one(tx, RowCounts, selectCounts(runId));
}

/** Numbers in one stretch. */
export const STRETCH = 1000;

const selectCounts = (runId: string): Sql => sql`
  select coalesce(sum(rows), 0)::int as read, coalesce(sum(rows) filter (where outcome = 'added'), 0)::int as added,
         coalesce(sum(rows) filter (where outcome = 'changed'), 0)::int as changed,
         coalesce(sum(rows) filter (where outcome = 'unchanged'), 0)::int as unchanged,
         coalesce(sum(rows) filter (where outcome = 'skipped'), 0)::int as skipped,
         coalesce(sum(rows) filter (where outcome = 'refused'), 0)::int as refused
    from import_stretch where run_id = ${runId}::uuid`;
