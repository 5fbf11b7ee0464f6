import { expect, it } from 'vitest';
import type { CaseDetail, CaseState } from '#server/naming/caseContract.ts';
import { outcomeNote } from './outcomeNote.ts';

type Told = Parameters<typeof outcomeNote>[0];
const step = (to: CaseState, reason: string | null): CaseDetail['steps'][number] => ({
  id: '00000000-0000-4000-8000-000000000000',
  act: 'x',
  from: null,
  to,
  actor: '',
  organisation: '',
  at: '2026-03-01T08:00:00+08:00',
  reason,
  note: null,
  document: null,
});
const aCase = (part: Partial<Told>): Told => ({ state: 'checking', steps: [], reports: [], filing: null, ...part });

it('says nothing while a case goes on', () => {
  expect(outcomeNote(aCase({}))).toBeUndefined();
});

it('shows the full list of defects of the last return', () => {
  const reports = ['缺少位置图', '缺少位置图\n缺少评估报告'].map((text) => ({
    kind: 'correction_notice',
    text,
    at: '2026-03-01T08:00:00+08:00',
  }));
  expect(outcomeNote(aCase({ state: 'returned_for_correction', reports }))).toEqual({
    about: 'returned',
    text: '缺少位置图\n缺少评估报告',
  });
});

it.each([
  ['refused', 'refused'],
  ['not_accepted', 'notAccepted'],
  ['withdrawn', 'withdrawn'],
] as const)('gives the reason of a case that is %s', (state, about) => {
  expect(outcomeNote(aCase({ state, steps: [step(state, '理由')] }))).toEqual({ about, text: '理由' });
});

it('adds to which organ an application belongs that was not accepted', () => {
  const note = { code: 'right-authority' as const, authority: '青铜峡市民政局' };
  const steps = [{ ...step('not_accepted', '不属于本机关职权'), note }];
  expect(outcomeNote(aCase({ state: 'not_accepted', steps }))).toEqual({
    about: 'notAccepted',
    text: '不属于本机关职权',
    note,
  });
});
