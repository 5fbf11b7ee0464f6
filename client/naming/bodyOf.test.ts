import { expect, it } from 'vitest';
import { bodyOf, bracketed } from './bodyOf.ts';

it('leaves out empty fields, so that the defaults of the contract apply', () => {
  expect(bodyOf({ act: 'accept' }, { note: '  ' })).toEqual({ body: { note: '' } });
});

it('asks for a reason at its field', () => {
  expect(bodyOf({ act: 'withdraw' }, {})).toEqual({ faults: [{ name: ['reason'], word: 'error.required' }] });
  expect(bodyOf({ act: 'withdraw' }, { reason: '甲' })).toEqual({
    faults: [{ name: ['reason'], word: 'error.short' }],
  });
});

it('points at the item of a list that is too short', () => {
  expect(bodyOf({ act: 'return' }, { defects: ['缺少位置图', '图'] })).toEqual({
    faults: [{ name: ['defects', 1], word: 'error.short' }],
  });
});

it('explains the form of a document number', () => {
  expect(bodyOf({ act: 'approve' }, { documentNo: '12号', decidedOn: '2026-03-01' })).toEqual({
    faults: [{ name: ['documentNo'], word: 'error.documentNo' }],
  });
});

it('carries the finding a resolution is about', () => {
  const findingId = '7b7b0e1e-6b1f-4b61-9d62-7a1f6c1d2e3f';
  expect(bodyOf({ act: 'resolve', findingId }, { reason: '经核实为历史地名' })).toEqual({
    body: { findingId, reason: '经核实为历史地名', basis: '' },
  });
});

it.each(['disagree', 'agree_with_conditions'])('wants a text with %s', (opinion) => {
  expect(bodyOf({ act: 'answer' }, { opinion })).toEqual({ faults: [{ name: ['text'], word: 'error.textNeeded' }] });
});

it('takes a plain agreement without a text', () => {
  expect(bodyOf({ act: 'answer' }, { opinion: 'agree' })).toMatchObject({ body: { opinion: 'agree', text: '' } });
});

it.each(['吴政发[2026]12号', '吴政发（2026）12号', '吴政发【2026】12号', '吴政发〔2026〕12号'])(
  'writes %s with the right brackets',
  (typed) => {
    expect(bracketed(typed)).toBe('吴政发〔2026〕12号');
  },
);
