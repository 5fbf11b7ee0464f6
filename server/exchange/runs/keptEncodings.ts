import { z } from 'zod';
import { run as execute, json, one, sql } from '../../platform/db/sql.ts';
import { EncodingSample, type ImportRunId } from '../imports/importContract.ts';
import { storable } from '../understand/cleanText.ts';
import type { StepDeps } from './importDeps.ts';
import { findRunRow } from './runRow.ts';
import { withStoredFile } from './storedSource.ts';

const Samples = EncodingSample.array();

/**
 * The beginning of a run's file in each encoding that it might have: read out of the file once, the file never changes.
 * @throws Problem not-found, and as reading the file does
 */
export async function keptEncodings(
  { db, files, parts }: Pick<StepDeps, 'db' | 'files' | 'parts'>,
  id: ImportRunId,
): Promise<z.infer<typeof Samples>> {
  const run = await findRunRow(db, id);
  const found = sql`select encodings from import_run where id = ${id}`;
  const { encodings } = await one(db, z.object({ encodings: Samples.nullable() }), found);
  if (encodings) return encodings;
  const samples = await withStoredFile(files, run, (file) => parts.encodingSamples(file));
  // A wrong encoding may make of the bytes what no database takes.
  const kept = samples.map((sample) => ({ ...sample, text: storable(sample.text) }));
  await execute(db, sql`update import_run set encodings = ${json(kept)} where id = ${id}`);
  return kept;
}
