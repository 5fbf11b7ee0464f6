import { expect, it } from 'vitest';
import { CensusActBodies, CensusDefect } from '#server/exchange/census/censusContract.ts';
import { actBody, emptyValues, faultyFields, openClashes } from './actForm.ts';

const values = { ...emptyValues({ category: 'street' }, null), reason: '原批准文件齐全' };
const NAME = '11111111-1111-4111-8111-111111111111';

it('makes a body that the contract takes', () => {
  const filled = {
    ...values,
    documentNo: '吴政发〔1984〕12号',
    organ: '吴忠市人民政府',
    day: '1984-06-01',
    clashReasons: { [NAME]: '两地相距甚远' },
  };
  expect(CensusActBodies.promote.parse(actBody('promote', filled))).toMatchObject({
    category: 'street',
    ground: { kind: 'document', day: '1984-06-01' },
    clashes: [{ nameId: NAME }],
  });
});

it('says which fields are missing', () => {
  const parsed = CensusActBodies.promote.safeParse(actBody('promote', { ...values, isDeclassified: true, reason: '' }));
  expect([...faultyFields(parsed.error?.issues ?? [])]).toEqual(
    expect.arrayContaining([
      'documentNo',
      'organ',
      'day',
      'declassifyNo',
      'declassifyOrgan',
      'declassifyDay',
      'reason',
    ]),
  );
});

it('asks once about each name that clashes', () => {
  const said = (level: string, evidence: object) =>
    CensusDefect.parse({
      ...{ id: NAME, kind: 'duplicate', code: 'NR-08c/DUPLICATE', level, evidence },
      ...{ message: '', messageZh: '', otherRecord: null, otherPlace: null },
    });
  const clash = { nameId: NAME, clash: '裕民街' };
  const findings = [said('review', clash), said('review', clash), said('block', { nameId: 'x', clash: '裕民路' })];
  expect(openClashes({ findings })).toEqual([{ nameId: NAME, name: '裕民街' }]);
});
