import { Problem } from '../../platform/problem.ts';
import type { ClassificationAct, Secrecy } from './archiveContract.ts';
import { fieldFault } from './fieldFault.ts';

/**
 * What any decision on access must fit, of a line or a marker: public needs the map review number (审图号; BR art. 14, MR arts.
 * 15, 22), and what is restricted is internal before it is public. @throws Problem invalid-input, conflict where nothing would change
 */
export function requireSecrecyStep(was: Secrecy, { secrecy, mapReviewNumber }: ClassificationAct): void {
  if (secrecy === 'public' && mapReviewNumber === null)
    throw fieldFault(
      '/mapReviewNumber',
      'review-number',
      'Nothing is public without the review number of the map (MR arts. 15, 22)',
      '公开须登记审图号（《地图管理条例》第十五条、第二十二条）',
    );
  if (secrecy !== 'public' && mapReviewNumber !== null)
    throw fieldFault(
      '/mapReviewNumber',
      'not-public',
      'Only what is public has a review number',
      '只有公开时登记审图号',
    );
  if (was === 'restricted' && secrecy === 'public')
    throw fieldFault(
      '/secrecy',
      'step',
      'What is restricted is made internal first',
      '须先由保密部门解除限制（改为内部），再行公开',
    );
  if (was === secrecy) throw new Problem('conflict', `It is ${secrecy} already`, { detailZh: '公开范围没有变化。' });
}
