import { expect, it } from 'vitest';
import { defectsOf, filingBody } from './filingForms.ts';

it('makes every line a defect of its check', () => {
  expect(defectsOf({ right_filer: '', materials_complete: '缺备案报告\n\n 批复无印章 ' })).toEqual([
    { check: 'materials_complete', text: '缺备案报告' },
    { check: 'materials_complete', text: '批复无印章' },
  ]);
});

it.each([
  ['an order without its document', 'supervise', { outcome: 'order', text: '请责令改正' }, ['documentNo']],
  [
    'an announcement without a channel',
    'announce',
    { announcementNo: '吴民公告〔2026〕1号', announcedOn: '2026-03-02' },
    ['channels'],
  ],
] as const)('refuses %s', (_, act, values, faults) => {
  expect(filingBody(act, values)).toEqual({ faults: new Set(faults) });
});

it('splits channels', () => {
  const values = { announcementNo: '吴民公告〔2026〕1号', announcedOn: '2026-03-02', channels: '政府网站、报刊' };
  expect(filingBody('announce', values)).toMatchObject({ body: { channels: ['政府网站', '报刊'] } });
});
