import { record } from '../../audit/record.ts';
import { maintain } from '../../platform/db/maintain.ts';
import { run as execute, sql } from '../../platform/db/sql.ts';
import { actorOf, judgedRun, undoRefusalOf } from './runRow.ts';
import { goOn, requireGoing, type Turn, teller } from './turn.ts';

/** Takes a whole import back in one transaction; where something was built on it meanwhile, it stays. */
export async function undoStep(turn: Turn): Promise<void> {
  const { deps, run } = turn;
  const at = deps.now();
  const given = {
    ...(await judgedRun(deps.db, run, deps)),
    actor: actorOf(run),
    fileName: run.fileName,
    sha256: run.sha256,
  };
  const taking = deps.parts.takings[given.kind];
  await deps.db.transaction(async (tx) => {
    await execute(tx, sql`select pg_advisory_xact_lock(hashtext('exchange-imports'))`);
    const refusal = await undoRefusalOf(deps, tx, run);
    if (refusal) {
      const { en, zh } = refusal;
      await goOn(tx, turn, sql`state = 'committed', version = version + 1, failure_en = ${en}, failure_zh = ${zh}`);
      return;
    }
    await taking.undo(tx, { ...given, progress: teller(turn, run.counts.added + run.counts.changed) });
    requireGoing(turn);
    const subject = { subjectKind: 'import-run', subjectId: run.id };
    const before = { counts: run.counts };
    await record(tx, { actor: actorOf(run), action: 'imports.undo', ...subject, before, at });
    await goOn(
      tx,
      turn,
      sql`state = 'undone', version = version + 1, undone_at = ${at}::timestamptz, failure_en = null, failure_zh = null`,
    );
  });
  await maintain({ knex: deps.db, engine: deps.engine });
}
