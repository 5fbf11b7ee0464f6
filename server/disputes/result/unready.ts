import { Problem } from '../../platform/problem.ts';
import type { Wanting } from './resultContract.ts';
import { type ResultFacts, wantingOf } from './resultFacts.ts';

/** Why the line cannot take force now: the first thing wanting, with what to do. Undefined where it can. */
export function unready(facts: ResultFacts, decides: boolean): Problem | undefined {
  if (!decides)
    return new Problem('not-allowed', 'The line is put into force by the government that handles the dispute', {
      detailZh: '界线由处理该争议的政府（民政部门）办理生效；处理机关不在本系统的，由登记单位代办。',
    });
  if (facts.found.isInForce)
    return new Problem('conflict', 'The result is on the line already', {
      detailZh: '处理结果已经落到界线。',
      code: 'in-force',
    });
  const [first] = wantingOf(facts);
  if (first === undefined) return undefined;
  return first === 'course'
    ? unsoundCourse(facts)
    : new Problem('wrong-state', WORDS[first][0], { detailZh: WORDS[first][1], wanting: first });
}

function unsoundCourse({ judged }: ResultFacts): Problem {
  const refusal = judged?.refusal ?? null;
  const faults = judged?.faults ?? [];
  return new Problem('conflict', 'The settled course cannot be laid on the line on record as it is now', {
    detailZh: refusal
      ? `协议、决定的走向无法落到现行界线上（${refusal.at[0].toFixed(6)}, ${refusal.at[1].toFixed(6)}），请核对走向。`
      : `协议、决定的走向有 ${faults.length} 处与其他界线冲突，请核对走向。`,
    code: 'unsound-course',
    refusal,
    faults,
  });
}

const WORDS: Readonly<Record<Exclude<Wanting, 'course'>, readonly [string, string]>> = {
  settlement: ['There is no agreement and no decision yet', '尚无协议或者决定。'],
  line: [
    'The line is not drawn in this register',
    '系统中没有双方之间的界线：请先导入双方轮廓，或者登记结果存放之处。',
  ],
  ended: ['The line on record has ended', '该界线已经终止，请在登记信息中改选现行界线。'],
  restricted: ['The line is not shown in this register', '该界线不在本系统展示，不能在此办理；请登记结果存放之处。'],
  dossier: [
    'The change of divisions has not taken effect yet (BD art. 14)',
    '自然村隶属变更的区划变更卷宗尚未施行（《行政区域边界争议处理条例》第十四条），界线由该变更先行调整。',
  ],
  state: [
    'The line takes force once the result was filed, or the approver decided',
    '上报备案（或者批准机关裁定）之后，界线方可生效。',
  ],
  office: ['This is for the government that handles the dispute', '由处理该争议的政府办理。'],
};
