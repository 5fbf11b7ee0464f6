import { describe, expect, it } from 'vitest';
import { DisputeActBodies } from '#server/disputes/procedure/actContract.ts';
import { actBody } from './actBody.ts';
import { ACT_FIELDS } from './actFields.ts';

const FILE = '0b8c6a6e-1c7b-4f0e-9a4e-2f6d4b1c9a11';
const SAMPLE = {
  ...{ day: '2026-01-05', line: '某某', paragraph: '某说明', names: '某甲、某乙', number: '10000', file: FILE },
  ...{
    course: '{"type":"LineString","coordinates":[[106.6,37.2],[106.7,37.3]]}',
    side: 'a',
    meeting: 'site',
    yesNo: 'no',
  },
};
type Act = keyof typeof DisputeActBodies;
const acts = Object.keys(ACT_FIELDS) as Act[];
const filled = (act: Act) => Object.fromEntries(ACT_FIELDS[act].map(({ name, kind }) => [name, SAMPLE[kind]]));

describe('the form of an act', () => {
  it.each(acts)('%s: filled in, it is what the contract asks', (act) => {
    const body = actBody(act, filled(act));
    expect(DisputeActBodies[act].safeParse(body).success).toBe(true);
  });

  it.each(acts.filter((act) => ACT_FIELDS[act].some(({ optional }) => !optional)))(
    '%s: empty, it is not sent',
    (act) => {
      expect(actBody(act, {})).toBeUndefined();
    },
  );

  it('keeps signatures by side', () => {
    expect(actBody('agree', { ...filled('agree'), signerA: '某甲', signerB: '某乙' })).toMatchObject({
      ...{ signerA: { name: '某甲', post: '某某' }, signerB: { name: '某乙' } },
    });
  });
});
