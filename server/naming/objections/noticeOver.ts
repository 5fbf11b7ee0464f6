import { Problem } from '../../platform/problem.ts';

/** The refusal of what is written after the last day of a notice. */
export const noticeOver = (endsOn: string): Problem =>
  new Problem('wrong-state', `The notice ran until ${endsOn}`, {
    detailZh: '公示期已经结束，不能再提交意见。',
    code: 'notice-over',
  });
