import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { maintain } from '../../platform/db/maintain.ts';
import { type Db, run as execute, json, one, type Sql, sql } from '../../platform/db/sql.ts';
import { changedSince, judgeRows } from './judgeStep.ts';
import { headingsKey } from './readStep.ts';
import { actorOf, judgedRun, mappingOf, type RunRow } from './runRow.ts';
import { goOn, requireGoing, type Turn, teller } from './turn.ts';

/**
 * Takes all rows in one transaction, or none. Where the register was written to since the dry run, every row is judged again
 * in that transaction; rows that are refused by then send the run back to `judged`.
 * @throws Superseded when it is cancelled
 */
export async function commitStep(turn: Turn): Promise<void> {
  const { deps, run } = turn;
  await deps.db.transaction(async (tx) => {
    // Two at once would not see each other's names.
    await execute(tx, sql`select pg_advisory_xact_lock(hashtext('exchange-imports'))`);
    if (run.kind) await deps.parts.takings[run.kind].hold?.(tx, await judgedRun(tx, run, deps));
    const again = (await changedSince(tx, run)) ? await judgeRows(tx, turn) : undefined;
    const judged = { ...run, counts: again?.counts ?? run.counts };
    const found = again ? sql`${again.set},` : sql``;
    const refusal = await refusalOf(tx, judged);
    if (refusal) {
      const [en, zh] = refusal;
      const { counts } = judged;
      await goOn(
        tx,
        turn,
        sql`${found} counts = ${json(counts)}, state = 'judged', version = version + 1, failure_en = ${en}, failure_zh = ${zh}`,
      );
      return;
    }
    await takeAll(tx, turn, { judged, found });
  });
  await maintain({ knex: deps.db, engine: deps.engine });
}

interface Judged {
  judged: RunRow;
  /** Columns of the run that a second judgement changes. */
  found: Sql;
}

async function takeAll(tx: Db, turn: Turn, { judged, found }: Judged): Promise<void> {
  const { deps, run } = turn;
  const { added, changed } = judged.counts;
  const { fileName, sha256 } = judged;
  const given = { ...(await judgedRun(tx, judged, deps)), actor: actorOf(judged), fileName, sha256 };
  const at = given.now;
  const taking = deps.parts.takings[given.kind];
  const counts = await taking.take(tx, { ...given, progress: teller(turn, added + changed) });
  requireGoing(turn);
  await rememberMapping(tx, judged, at);
  await record(tx, {
    ...{ actor: actorOf(judged), action: 'imports.commit', subjectKind: 'import-run', subjectId: run.id },
    after: { fileName: judged.fileName, sha256: judged.sha256, kind: judged.kind, counts },
    at,
  });
  await goOn(
    tx,
    turn,
    sql`${found} state = 'committed', version = version + 1, counts = ${json(counts)}, committed_at = ${at}::timestamptz,
        failure_en = null, failure_zh = null`,
  );
}

const Faults = z.object({ rows: z.number(), file: z.string().nullable() });

/** Why a run cannot be committed as it was judged: an error of the file, or a refused row that was not left out. */
export async function refusalOf(tx: Db, { id, counts }: RunRow): Promise<readonly [en: string, zh: string] | null> {
  const { rows, file } = await one(
    tx,
    Faults,
    sql`select (select coalesce(sum(rows), 0)::int from import_stretch where run_id = ${id} and outcome = 'refused') as rows,
               (select f.code from import_finding f
                 where f.run_id = ${id} and f.severity = 'error' and f.number is null order by f.seq limit 1) as file`,
  );
  if (file !== null)
    return [`The file has an error (${file}): nothing is written`, `文件本身有错误（${file}），不能写入。`];
  if (rows > 0)
    return [
      `${rows} rows are refused: put the file right, or leave these rows out`,
      `有 ${rows} 行被拒绝，请改正文件或排除这些行后再导入。`,
    ];
  if (counts.refused > 0) return ['The file is refused as a whole', '整个文件被拒绝，不能写入。'];
  return null;
}

async function rememberMapping(tx: Db, run: RunRow, at: string): Promise<void> {
  if (!run.kind || !run.facts || run.accountId === null) return;
  await execute(
    tx,
    sql`insert into import_mapping (division_code, kind, headings_key, mapping, account_id, updated_at)
        values (${run.divisionCode}, ${run.kind}, ${headingsKey(run.facts.headings)}, ${json(mappingOf(run))}, ${run.accountId},
                ${at}::timestamptz)
        on conflict (division_code, kind, headings_key)
        do update set mapping = excluded.mapping, account_id = excluded.account_id, updated_at = excluded.updated_at`,
  );
}
