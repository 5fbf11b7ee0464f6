import { expect, it } from 'vitest';
import { itemBody } from './itemBody.ts';

it('makes one candidate of the case from three fields', () => {
  const values = {
    name: '首善苑',
    meaning: '崇德向善',
    candidateReason: '原名夸大',
    location: '裕民路北侧',
    contactPhone: '0953-0000000',
  };
  expect(itemBody('correct', values)).toMatchObject({
    body: { candidates: [{ name: '首善苑', meaning: '崇德向善', reason: '原名夸大' }], location: '裕民路北侧' },
  });
});

it.each([
  ['survey', { origin: '开发商' }, ['cause', 'difficulty', 'surveyedOn']],
  ['correct', { location: '裕民路', contactPhone: '0953-0000000' }, ['name', 'meaning', 'candidateReason']],
  ['decide', { decision: 'correct', reason: '应当更名' }, ['dueOn']],
] as const)('%s names the fields that do not fit', (act, values, faults) => {
  expect(itemBody(act, values)).toEqual({ faults: new Set(faults) });
});
