import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '#server/accounts/actor.ts';
import { ExportRequest, type FormatLimit } from '#server/exchange/exports/exportContract.ts';
import { prepareExport } from '#server/exchange/exports/prepareExport.ts';
import { writeExport } from '#server/exchange/exports/writeExport.ts';
import type { ImportKind } from '#server/exchange/imports/importContract.ts';
import type { StagedRow } from '#server/exchange/imports/importSteps.ts';
import type { Deps } from '#server/platform/deps.ts';
import { readFileAt } from './files/dataFiles.ts';
import { type Judgement, rejudged, staged, TODAY } from './judgedRun.ts';
import { understood } from './sampleFile.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const actor: Actor = {
  ...{ id: NOBODY, username: 'test', displayName: '测试', organisationId: NOBODY, organisationName: '吴忠市民政局' },
  ...{ organKind: 'civil-affairs', divisionCode: '640300', kind: 'session' },
  permissions: new Set(['register.read', 'boundaries.read', 'exports.make']),
};

// What a person who looks at the dry run takes note of.
const choices = { confirmed: ['no-geometry', 'name-formula'] };

export interface RoundTrip extends Judgement {
  /** What the format said that it cannot carry. */
  limits: readonly FormatLimit[];
  staged: readonly StagedRow[];
  /** Codes of what was said of the files. */
  fileCodes: string[];
}

/** Exports a list, reads every layer of the file as an import does, and judges all of it against the register it came from. */
export async function roundTrip(db: Deps['db'], kind: ImportKind, asked: object): Promise<RoundTrip> {
  const folder = await mkdtemp(join(tmpdir(), 'diming-trip-'));
  try {
    const request = ExportRequest.parse({ collection: kind, purpose: '测试', ...asked });
    const prepared = await prepareExport(db, request, { actor, today: TODAY, now: `${TODAY}T00:00:00Z` });
    const written = await writeExport(db, prepared, { folder, progress: async () => undefined });
    const layers = await readLayers(written, kind);
    const rows = layers.flatMap(({ rows }) => rows).map((row, i) => ({ ...row, number: i + 1 }));
    const run = await staged(db, rows, { kind, choices });
    const judged = await rejudged(db, run);
    return { ...judged, limits: written.limits, staged: rows, fileCodes: layers.flatMap(({ codes }) => codes) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readLayers(file: { path: string; fileName: string }, kind: ImportKind) {
  const first = await readFileAt(file);
  // The further sheets of a workbook say what it is.
  const isWorkbook = first.facts?.format === 'XLSX';
  const names = first.facts?.layers.slice(0, isWorkbook ? 1 : undefined).map(({ name }) => name) ?? [];
  const layers: { rows: StagedRow[]; codes: string[] }[] = [];
  for (const name of names) {
    const { facts, records, said } = name === first.facts?.layer ? first : await readFileAt(file, { layer: name });
    if (!facts) throw new Error(said);
    const { rows, findings } = await understood({ facts, records }, { kind, choices });
    const codes = [...facts.findings, ...findings].map(({ code, severity }) => `${code}:${severity}`);
    if (rows.length !== records.length) throw new Error(codes.join());
    layers.push({ rows, codes });
  }
  if (layers.length === 0) throw new Error(first.said);
  return layers;
}
