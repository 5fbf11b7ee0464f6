import { expect, it } from 'vitest';
import { MatterActBodies } from '#server/naming/supervision/matterContract.ts';
import { actBody } from './actBody.ts';

const { measure, recordPenalty } = MatterActBodies;

it('leaves out what is empty and reads numbers', () => {
  const values = { penaltyId: '11111111-1111-4111-8111-111111111111', outcome: 'fined', amount: '3000', note: ' ' };
  const rest = { decidedOn: '2026-03-01', decidedBy: '吴忠市民政局', documentNo: '吴民罚〔2026〕1号' };
  expect(actBody(recordPenalty, { ...values, ...rest })).toMatchObject({ body: { amount: 3000, note: '' } });
});

it('names the fields that do not fit', () => {
  expect(actBody(measure, { kind: 'interview', onDay: '2026-03-01', documentNo: '12', text: '' })).toEqual({
    faults: new Set(['documentNo', 'text']),
  });
});
