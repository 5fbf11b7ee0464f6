import { describe, expect, it } from 'vitest';
import type { TriggerRow } from './needContract.ts';
import { ProcedureRecord } from './procedureContract.ts';
import { recordFaults } from './recordFaults.ts';

const ROW: TriggerRow = {
  ...{ id: 'row', procedure: 'hearing', strength: 'required', caseKinds: [], categories: [], listed: false },
  ...{ featureTypes: [], minAddresses: null, facts: [], minDays: null, requestDays: null, withinDays: null },
  ...{ noticeDays: null, unit: 'day', mayOmit: false, mayShorten: false, basisZh: '', basisEn: '' },
  ...{ articleZh: '某法第一条', articleEn: 'Some Law art. 1', verified: true, noteZh: '', noteEn: '' },
};
const thirtyDays = { ...ROW, minDays: 30, mayShorten: true };
const licence: TriggerRow = { ...ROW, requestDays: 5, withinDays: 20, noticeDays: 7, unit: 'working_day' };

const TODAY = '2026-04-30';
const codesOf = (record: object, rows: readonly TriggerRow[] = [], today = TODAY) =>
  recordFaults(ProcedureRecord.parse(record), rows, today).map(({ pointer, code }) => `${pointer} ${code}`);

const consultation = (over: object = {}) => ({
  ...{ form: 'consultation', from: '2026-03-02', until: '2026-04-01', range: '沿线居民', means: ['政府网站'] },
  ...{ received: 1, opinions: [{ opinion: '赞成', handling: 'adopted', reason: '予以采纳' }], explanation: '' },
  ...over,
});

describe('a consultation', () => {
  it.each([
    ['of thirty days', {}, []],
    ['of twenty-nine days without a word', { until: '2026-03-31' }, ['/explanation too-short']],
    ['of fewer days, explained', { until: '2026-03-20', explanation: '道路即将通车，情况紧急' }, []],
    [
      'that ends before it begins',
      { until: '2026-03-01', explanation: '道路即将通车，情况紧急' },
      ['/until wrong-order'],
    ],
    ['that still runs', { until: '2026-05-01' }, ['/until future-day']],
    ['whose opinions are not listed', { opinions: [] }, ['/opinions opinions-missing']],
    ['that nobody answered', { received: 0, opinions: [] }, []],
    ['with more opinions than came in', { received: 0 }, ['/received too-few']],
  ])('%s', (_what, over, faults) => {
    expect(codesOf(consultation(over), [thirtyDays])).toEqual(faults);
  });

  it('may be as short as it was where no row sets days, and never shorter where the row has no exception', () => {
    expect(codesOf(consultation({ until: '2026-03-03' }))).toEqual([]);
    const given = ProcedureRecord.parse(consultation({ until: '2026-03-31', explanation: '道路即将通车，情况紧急' }));
    const [fault] = recordFaults(given, [{ ...thirtyDays, mayShorten: false }], TODAY);
    expect(fault).toMatchObject({ pointer: '/until', detailZh: '不得少于 30 日（某法第一条）' });
    expect(fault?.detail).toContain('Some Law art. 1');
  });
});

const hearing = (over: object = {}) => ({
  ...{ form: 'hearing', toldOn: '2026-03-02', toldWhom: ['申请人'], course: 'requested', requestedOn: '2026-03-09' },
  ...{
    requestedBy: '某小区业主',
    announcedOn: '2026-03-10',
    heldOn: '2026-03-19',
    presider: '法制科李某',
    minutes: '听证笔录',
  },
  ...over,
});
const UNASKED = { requestedOn: null, requestedBy: '', announcedOn: null, heldOn: null, presider: '', minutes: '' };

describe('a hearing', () => {
  it.each([
    ['asked for on the fifth working day and announced seven before', {}, []],
    ['asked for a day too late', { requestedOn: '2026-03-10' }, ['/requestedOn asked-late']],
    ['announced six working days before', { announcedOn: '2026-03-11' }, ['/heldOn announced-late']],
    ['held too late without a word', { heldOn: '2026-04-28' }, ['/explanation held-late']],
    ['held too late, explained', { heldOn: '2026-04-28', explanation: '双方当事人申请延期举行' }, []],
    ['held before it was announced', { heldOn: '2026-03-09' }, ['/heldOn wrong-order', '/heldOn announced-late']],
    ['without anybody who presided', { presider: '' }, ['/presider missing']],
    ['without minutes', { minutes: '' }, ['/minutes missing']],
    ['asked for by nobody', { requestedBy: '', requestedOn: null }, ['/requestedOn missing', '/requestedBy missing']],
    ['given up in writing', { ...UNASKED, course: 'waived', waiver: '书面放弃声明' }, []],
    ['given up somehow', { ...UNASKED, course: 'waived' }, ['/waiver missing']],
    ['that nobody asked for in time', { ...UNASKED, course: 'lapsed' }, []],
    ['told of today', { ...UNASKED, toldOn: TODAY, course: 'lapsed' }, ['/course still-open']],
    ['told of today and pending', { ...UNASKED, toldOn: TODAY, course: 'pending' }, []],
    ['given up and held', { course: 'waived', waiver: '书面放弃' }, ['/heldOn not-held']],
  ])('%s', (_what, over, faults) => {
    expect(codesOf(hearing(over), [licence])).toEqual(faults);
  });

  it('may be announced for a day to come, without minutes', () => {
    const ahead = { heldOn: '2026-03-30', minutes: '', presider: '' };
    expect(codesOf(hearing(ahead), [licence], '2026-03-20')).toEqual([]);
    expect(codesOf(hearing({ heldOn: '2026-03-30' }), [licence], '2026-03-20')).toEqual(['/minutes future-day']);
  });
});

describe('an expert', () => {
  const expert = (over: object) => ({
    ...{ form: 'expert', heldOn: '2026-03-02', necessity: '有必要', soundness: '科学', reasonableness: '合理' },
    ...{ risks: '无', advice: '建议采用' },
    experts: [{ name: '甲', unit: '宁夏大学', speciality: '历史地理', noInterest: true, stance: 'dissent', ...over }],
  });
  it('writes and signs his opinion', () => {
    expect(() =>
      ProcedureRecord.parse(expert({ opinion: '不同意更名', signedOn: '2026-03-02', noInterest: false })),
    ).toThrow();
    expect(codesOf(expert({ opinion: '不同意更名', signedOn: '2026-03-02' }))).toEqual([]);
    expect(codesOf(expert({ signedOn: '2026-05-02' }))).toEqual([
      '/experts/0/signedOn future-day',
      '/experts/0/opinion opinion-missing',
    ]);
  });
});
