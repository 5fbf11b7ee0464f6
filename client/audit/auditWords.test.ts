import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HandoutAct } from '#server/boundaries/handouts/handoutContract.ts';
import { InspectionAct } from '#server/boundaries/inspections/inspectionContract.ts';
import { MarkerEventType } from '#server/boundaries/markers/markerContract.ts';
import { isAction } from './actionWords.ts';
import { isSubject } from './subjectWords.ts';

const SERVER = new URL('../../server/', import.meta.url);

const sources = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(new URL(file, SERVER), 'utf8'));

/** What the service writes into the trail as it stands in its source; codes put together are listed below. */
const written = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, code = '']) => code))),
];

it('has words for every action that the service writes', () => {
  const actions = written(/\baction: '([a-z-]+\.[a-z-]+)'/g);
  expect(actions.length).toBeGreaterThan(80);
  expect(actions.filter((code) => !isAction(code))).toEqual([]);
});

it('has words for every kind of record that the service writes', () => {
  const kinds = written(/\bsubjectKind: '([a-z-]+)'/g);
  expect(kinds.length).toBeGreaterThan(40);
  expect(kinds.filter((kind) => !isSubject(kind))).toEqual([]);
});

it('has words for acts on handouts, joint inspections and markers', () => {
  const dashed = (domain: string, acts: readonly string[]) =>
    acts.map((act) => `${domain}.${act.replaceAll('_', '-')}`);
  const codes = [
    ...dashed('handouts', HandoutAct.options),
    ...dashed('inspections', InspectionAct.options),
    ...dashed('markers', MarkerEventType.options),
  ];
  expect(codes.filter((code) => !isAction(code))).toEqual([]);
});
