import { type Db, json, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { ImportFinding } from '../imports/findingContract.ts';

/** Adds findings of the file as a whole. */
export async function insertFindings(tx: Db, runId: string, findings: readonly ImportFinding[]): Promise<void> {
  if (findings.length === 0) return;
  await run(
    tx,
    sql`insert into import_finding (run_id, number, code, severity, confirmable, message, message_zh, proposal)
        select ${runId}::uuid, coalesce("row", feature), code, severity, coalesce(confirmable, false), message, message_zh, proposal
          from jsonb_to_recordset(${json(findings)}) as f ("row" int, feature int, code text, severity text, confirmable boolean,
            message text, message_zh text, proposal text)`,
  );
}

/** Forgets rows and findings: a step begins anew. */
export async function clearStaged(tx: Db, runId: string): Promise<void> {
  await run(tx, sql`delete from import_finding where run_id = ${runId}::uuid`);
  await run(tx, sql`delete from import_row where run_id = ${runId}::uuid`);
}

/** The findings of a run by severity, as `import_run.finding_counts` keeps them. */
export const findingCounts = (runId: string): Sql => sql`
  (select jsonb_build_object('error', count(*) filter (where severity = 'error'), 'warning', count(*) filter (where severity = 'warning'),
                             'note', count(*) filter (where severity = 'note'))
     from import_finding where run_id = ${runId}::uuid)`;

/** What the rows do, as `import_run.counts` keeps it. A row left out is skipped. */
export const rowCounts = (runId: string): Sql => sql`
  (select jsonb_build_object('read', count(*), 'added', count(*) filter (where outcome = 'added' and not left_out),
            'changed', count(*) filter (where outcome = 'changed' and not left_out),
            'unchanged', count(*) filter (where outcome = 'unchanged' and not left_out),
            'skipped', count(*) filter (where left_out or outcome = 'skipped' or outcome is null),
            'refused', count(*) filter (where outcome = 'refused' and not left_out))
     from import_row where run_id = ${runId}::uuid)`;
