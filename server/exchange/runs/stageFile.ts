import { z } from 'zod';
import { run as execute, json, many, sql } from '../../platform/db/sql.ts';
import type { Understanding } from '../imports/importSteps.ts';
import { insertFindings } from '../judge/stageRows.ts';
import type { Source, SourceRecord } from '../readers/source.ts';
import { clearStaged } from './findingRows.ts';
import { firstRecords } from './readStep.ts';
import { findRunRow, mappingOf, type RunRow } from './runRow.ts';
import { withSource } from './storedSource.ts';
import { goOn, requireGoing, type Turn } from './turn.ts';

/**
 * Reads the whole file twice: once to understand it, once to stage its rows, page by page. A try that was killed begins anew.
 * @returns the run as it is then
 * @throws Problem for a file that cannot be read, Superseded
 */
export const stageFile = (turn: Turn): Promise<RunRow> =>
  withSource(turn.deps, turn.run, async (source) => {
    const { deps, run } = turn;
    const leftOut = await leftOutNumbers(turn);
    const { understanding, read } = await understood(turn, source);
    await deps.db.transaction(async (tx) => {
      await clearStaged(tx, run.id);
      await insertFindings(tx, run.id, await fileFindings(turn, source, understanding));
      await goOn(tx, turn, sql`done = 0, total = ${read}, crs = ${json(understanding.crs)}`);
    });
    if (understanding.stage) await storePages(turn, source, understanding.stage);
    // What was staged a moment ago has no statistics yet, and no statement that follows knows how many rows there are. By
    // itself: within the judging, it would keep other runs from theirs.
    await execute(deps.db, sql`analyze import_row`);
    await deps.db.transaction(async (tx) => {
      await execute(
        tx,
        sql`update import_row set left_out = true where run_id = ${run.id}::uuid and number = any(${leftOut}::int[])`,
      );
      const refused = understanding.stage ? 0 : read;
      const counts = { read, added: 0, changed: 0, unchanged: 0, skipped: 0, refused };
      await goOn(
        tx,
        turn,
        sql`staged = true, counts = ${json(counts)},
            staged_seq = coalesce((select max(seq) from import_finding where run_id = ${run.id}::uuid), 0)`,
      );
    });
    return findRunRow(deps.db, run.id);
  });

async function leftOutNumbers({ deps, run }: Turn): Promise<number[]> {
  const rows = await many(
    deps.db,
    z.object({ number: z.number() }),
    sql`select number from import_row where run_id = ${run.id}::uuid and left_out`,
  );
  return rows.map(({ number }) => number);
}

async function understood(turn: Turn, source: Source): Promise<{ understanding: Understanding; read: number }> {
  const { deps, run } = turn;
  let read = 0;
  const counted = async function* (): AsyncIterable<readonly SourceRecord[]> {
    for await (const page of source.records()) {
      requireGoing(turn);
      read += page.length;
      yield page;
    }
  };
  const kind = run.kind;
  if (!kind) throw new Error(`Import ${run.id} has no kind`);
  const given = { kind, mapping: mappingOf(run), choices: run.choices };
  const understanding = await deps.parts.understand(source.facts, counted(), given);
  return { understanding, read };
}

async function fileFindings({ deps, run }: Turn, source: Source, understanding: Understanding) {
  const { facts } = source;
  const kind = run.kind ?? undefined;
  const { findings } = deps.parts.proposeMapping(facts, await firstRecords(source), {
    kind,
    remembered: mappingOf(run),
  });
  return [...facts.findings, ...findings, ...understanding.findings];
}

/** Each page in a transaction of its own; while one is stored, the next is read and understood. */
async function storePages(turn: Turn, source: Source, stage: NonNullable<Understanding['stage']>): Promise<void> {
  const { deps, run } = turn;
  let done = 0;
  let storing: Promise<void> = Promise.resolve();
  for await (const page of source.records()) {
    requireGoing(turn);
    const rows = page.map(stage);
    await storing;
    done += page.length;
    const upTo = done;
    storing = deps.db.transaction(async (tx) => {
      await deps.parts.stageRows(tx, run.id, rows);
      await goOn(tx, turn, sql`done = ${upTo}`);
    });
    // Told by the next wait for it.
    storing.catch(() => undefined);
  }
  await storing;
}
