import { describe, expect, it } from 'vitest';
import { type ImportRun, ImportRunId, ImportState } from '#server/exchange/imports/importContract.ts';
import { isUnderWay, mayCancel, nextOf, questionsOf, STATE_TONE, stepOf, stepsOf } from './importState.ts';

const counts = { read: 0, added: 0, changed: 0, unchanged: 0, skipped: 0, refused: 0 };
const facts: NonNullable<ImportRun['facts']> = {
  ...{ format: 'CSV', encoding: 'UTF-8', delimiter: ',', layers: [], layer: 'a', headerRow: 1 },
  ...{ headings: ['名称'], crs: null, findings: [] },
};
const run = (over: Partial<ImportRun>): ImportRun => ({
  ...{ id: ImportRunId.parse('00000000-0000-4000-8000-000000000001'), version: 1, kind: 'places', state: 'read' },
  ...{ fileName: 'a.csv', sizeBytes: 1, sha256: 'a', divisionCode: '6403', divisionName: '吴忠市', by: '张三', facts },
  ...{ crs: null, choices: {}, mapping: { name: '名称' }, counts, findings: { error: 0, warning: 0, note: 0 } },
  ...{ fields: [{ field: 'name', label: '名称', labelEn: 'Name', required: true }], failure: null, undoRefusal: null },
  ...{ progress: { done: 0, total: null }, createdAt: '2026-11-29T00:00:00Z', updatedAt: '2026-11-29T00:00:00Z' },
  ...{ committedAt: null, undoneAt: null, thresholds: null },
  ...over,
});
const judged = { ...counts, read: 3, added: 2, unchanged: 1 };

it('has a tone for every state, and cancels nothing that is over', () => {
  expect(Object.keys(STATE_TONE).toSorted()).toEqual(ImportState.options.toSorted());
  expect(ImportState.options.filter(mayCancel)).toEqual(['reading', 'read', 'judging', 'judged', 'committing']);
  expect(ImportState.options.filter(isUnderWay)).toEqual(['reading', 'judging', 'committing', 'undoing']);
});

describe('what to do next', () => {
  const warning = { code: 'x', severity: 'warning' as const, message: '', message_zh: '' };
  const asked = { value: null, certain: false, question: 'Which?', question_zh: '哪个？' };
  it.each([
    ['while a job works', { state: 'judging' }, 'wait', 'trial'],
    ['without a kind', { kind: null }, 'kind', 'detect'],
    ['without a system', { crs: asked }, 'system', 'detect'],
    ['with a doubt about the system', { crs: { ...asked, value: 'EPSG:4490' } }, 'doubt', 'detect'],
    ['with a system chosen', { crs: asked, choices: { crs: 'EPSG:4524' } }, 'judge', 'match'],
    ['with a warning of the reader', { facts: { ...facts, findings: [warning] } }, 'doubt', 'detect'],
    ['noted', { facts: { ...facts, findings: [warning] }, choices: { confirmed: ['x'] } }, 'judge', 'match'],
    ['without a required column', { mapping: { name: '' } }, 'required', 'match'],
    ['read', {}, 'judge', 'match'],
    ['with refused rows', { state: 'judged', counts: { ...judged, refused: 1 } }, 'settle', 'trial'],
    ['with nothing new', { state: 'judged', counts: { ...judged, added: 0 } }, 'nothing', 'trial'],
    ['judged', { state: 'judged', counts: judged }, 'commit', 'commit'],
    ['committed', { state: 'committed', counts: judged }, 'committed', 'done'],
    ['failed before the file was read', { state: 'failed', facts: null }, 'failed', 'detect'],
    ['cancelled after the dry run', { state: 'cancelled', counts: judged }, 'cancelled', 'trial'],
  ] satisfies [string, Partial<ImportRun>, string, string][])('%s', (_, over, next, step) => {
    expect(nextOf(run(over))).toBe(next);
    expect(stepOf(run(over))).toBe(step);
  });

  it('asks for the kind before its columns', () => {
    expect(questionsOf(run({ kind: null, crs: asked, mapping: {} }))).toEqual(['kind', 'system']);
  });
});

it.each([
  ['judged', ['done', 'done', 'done', 'now', 'ahead']],
  ['committed', ['done', 'done', 'done', 'done', 'done']],
  ['undone', ['done', 'done', 'done', 'done', 'ended']],
  ['failed', ['done', 'done', 'ended', 'ahead', 'ahead']],
] as const)('shows the steps of a run that is %s', (state, statuses) => {
  expect(stepsOf(run({ state, counts: judged })).map(({ status }) => status)).toEqual(statuses);
});
