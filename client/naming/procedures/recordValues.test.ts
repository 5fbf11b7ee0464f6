import { expect, it } from 'vitest';
import { firstValues, recordOf } from './recordValues.ts';

const EXPERT = {
  ...{ name: '甲', unit: '宁夏大学', speciality: '历史', signedOn: '2026-03-02', stance: 'agree', opinion: '同意' },
  noInterest: 'yes',
};

it('turns the form of a panel into its record and back', () => {
  const values = {
    ...{ heldOn: '2026-03-02', necessity: '有', soundness: '是', reasonableness: '是', risks: '无', advice: '采用' },
    experts: [EXPERT],
  };
  const outcome = recordOf('expert', values);
  if ('faults' in outcome) throw new Error([...outcome.faults].join());
  expect(outcome.record).toMatchObject({ form: 'expert', experts: [{ noInterest: true, attachmentId: null }] });
  expect(firstValues('expert', outcome.record)).toMatchObject(values);
});

it('names every field that is missing, in rows too', () => {
  const outcome = recordOf('expert', { ...firstValues('expert', null), heldOn: '2026-03-02', necessity: '有' });
  expect('faults' in outcome && [...outcome.faults]).toEqual(
    expect.arrayContaining(['/experts/0/name', '/experts/0/noInterest', '/experts/0/signedOn', '/soundness']),
  );
});

it('asks of a hearing only what its course needs, and forgets what was typed for another', () => {
  const told = { ...firstValues('hearing', null), toldOn: '2026-03-02', toldWhom: '申请人\n 某商户 \n' };
  const lapsed = recordOf('hearing', { ...told, course: 'lapsed', requestedBy: '某商户' });
  expect(lapsed).toMatchObject({ record: { toldWhom: ['申请人', '某商户'], requestedBy: '', requestedOn: null } });
  const waived = recordOf('hearing', { ...told, course: 'waived' });
  expect('faults' in waived && [...waived.faults]).toEqual(['/waiver']);
  const requested = recordOf('hearing', { ...told, course: 'requested' });
  expect('faults' in requested && [...requested.faults]).toEqual(['/requestedOn', '/requestedBy']);
});

it('reads a number, and none where nothing was typed', () => {
  const given = {
    ...firstValues('consultation', null),
    from: '2026-03-02',
    until: '2026-04-02',
    range: '全市',
    means: '网站',
  };
  expect(recordOf('consultation', { ...given, received: '0' })).toMatchObject({
    record: { received: 0, opinions: [] },
  });
  expect(recordOf('consultation', given)).toMatchObject({ faults: new Set(['/received']) });
});
