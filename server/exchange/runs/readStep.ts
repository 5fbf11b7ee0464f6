import { createHash } from 'node:crypto';
import { z } from 'zod';
import { json, maybeOne, sql } from '../../platform/db/sql.ts';
import { type ImportKind, ImportKind as Kind, Mapping } from '../imports/importContract.ts';
import { insertFindings } from '../judge/stageRows.ts';
import type { Source, SourceRecord } from '../readers/source.ts';
import { clearStaged, findingCounts } from './findingRows.ts';
import { mappingOf } from './runRow.ts';
import { withSource } from './storedSource.ts';
import { goOn, type Turn } from './turn.ts';

/** Rows shown before anything is judged, and enough of them to guess kind and columns. */
const FIRST_ROWS = 200;

/**
 * Reads what a file says of itself and its first rows, proposes kind and columns, and stages those rows as a preview.
 * @throws Problem with the fact `code` for a file that cannot be read
 */
export const readStep = (turn: Turn): Promise<void> =>
  withSource(turn.deps, turn.run, async (source) => {
    const { deps, run } = turn;
    const first = await firstRecords(source);
    const remembered = await rememberedMapping(turn, source.facts.headings);
    const kind = run.kind ?? remembered?.kind;
    const proposed = deps.parts.proposeMapping(source.facts, first, { kind, remembered: remembered?.mapping ?? null });
    const mapping = mappingOf({ mapping: proposed.mapping, choices: run.choices });
    const given = { kind: proposed.kind, mapping, choices: run.choices };
    const { crs, stage } = await deps.parts.understand(source.facts, pages(first), given);
    await deps.db.transaction(async (tx) => {
      await clearStaged(tx, run.id);
      await insertFindings(tx, run.id, [...source.facts.findings, ...proposed.findings]);
      if (stage) await deps.parts.stageRows(tx, run.id, first.map(stage));
      await goOn(
        tx,
        turn,
        sql`state = 'read', version = version + 1, kind = ${proposed.kind}, facts = ${json(source.facts)},
            mapping = ${json(proposed.mapping)}, crs = ${json(crs)}, staged = false, done = 0, total = null,
            failure_en = null, failure_zh = null, finding_counts = ${findingCounts(run.id)}`,
      );
    });
  });

/** The beginning of a file. */
export async function firstRecords(source: Source): Promise<SourceRecord[]> {
  const first: SourceRecord[] = [];
  for await (const page of source.records()) {
    first.push(...page.slice(0, FIRST_ROWS - first.length));
    if (first.length >= FIRST_ROWS) break;
  }
  return first;
}

async function* pages(first: SourceRecord[]): AsyncIterable<SourceRecord[]> {
  yield first;
}

/** Tells files with the same headings. */
export const headingsKey = (headings: readonly string[]): string =>
  createHash('sha256').update(headings.join('\u001f')).digest('hex');

const Remembered = z.object({ kind: Kind, mapping: Mapping });

/** What the office chose for the last file with these headings. */
async function rememberedMapping(
  { deps, run }: Turn,
  headings: readonly string[],
): Promise<{ kind: ImportKind; mapping: Mapping } | undefined> {
  const ofKind = run.kind ? sql`and kind = ${run.kind}` : sql``;
  return maybeOne(
    deps.db,
    Remembered,
    sql`select kind, mapping from import_mapping
         where division_code = ${run.divisionCode} and headings_key = ${headingsKey(headings)} ${ofKind}
         order by updated_at desc, kind limit 1`,
  );
}
