import { expect, it } from 'vitest';
import { ProcedureRecord } from './procedureContract.ts';
import { recordText } from './recordText.ts';

it.each<[object, string]>([
  [
    {
      form: 'risk',
      assessedOn: '2026-03-02',
      assessedBy: '市委政法委',
      level: 'low',
      risks: '较小',
      measures: '做好解释',
    },
    '评估日期：2026-03-02\n评估单位：市委政法委\n风险等级：低\n可能的风险：较小\n防范和应对措施：做好解释',
  ],
  [
    { form: 'hearing', toldOn: '2026-03-02', toldWhom: ['申请人', '商户'], course: 'waived', waiver: '书面声明' },
    '告知日期：2026-03-02\n告知对象：申请人、商户\n情况：书面放弃听证\n放弃听证的书面材料：书面声明',
  ],
  [
    {
      ...{
        form: 'consultation',
        from: '2026-03-02',
        until: '2026-04-02',
        range: '全市',
        means: ['网站', '座谈会'],
        received: 2,
      },
      opinions: [{ opinion: '旧名好记', handling: 'not_adopted', reason: '重名' }],
    },
    '时间：2026-03-02 至 2026-04-02\n过程和范围：全市\n方式：网站、座谈会\n收到意见数：2\n意见 1：旧名好记（不采纳：重名）',
  ],
  [{ form: 'omission', reason: '已由常务会议公开征集方案' }, '不开展的理由：已由常务会议公开征集方案'],
])('writes a record as the report of the file: %#', (record, text) => {
  expect(recordText(ProcedureRecord.parse(record))).toBe(text);
});
