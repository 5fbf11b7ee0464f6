import { fieldFault } from '../markers/fieldFault.ts';
import type { Incident, MeasureDraft, MeasureRule } from './incidentContract.ts';

interface Asked {
  rule: MeasureRule;
  draft: MeasureDraft;
  today: string;
}
type Facts = Pick<Incident, 'foundOn' | 'agreementClause'>;

/** What the row of a measure asks of its record: days, the most of a fine, what the agreement must say. @throws Problem invalid-input */
export function requireMeasure(found: Facts, { rule, draft, today }: Asked): void {
  for (const [pointer, day] of daysOf(draft)) requireDay(pointer, day, { from: found.foundOn, today });
  if (draft.proof === 'waived' && !rule.waivable)
    throw fieldFault(
      '/proof',
      'not-waivable',
      `It must be done (${rule.article})`,
      `须办理，不能以理由代替（${rule.articleZh}）`,
    );
  if (draft.proof === 'penalty') requirePenalty(rule, draft);
  if (draft.proof === 'decision' && draft.outcome === 'as_agreement_says' && found.agreementClause === null)
    throw fieldFault(
      '/outcome',
      'no-clause',
      'The line stays as agreed unless the agreement says otherwise: no such clause is on record (BR art. 7)',
      '协议书没有另行约定的，界线位置不变（《行政区域界线管理条例》第七条）',
    );
}

function daysOf(draft: MeasureDraft): [string, string][] {
  switch (draft.proof) {
    case 'both_sides':
      return [
        ['/sideA/on', draft.sideA.on],
        ['/sideB/on', draft.sideB.on],
      ];
    case 'record':
    case 'penalty':
    case 'filing':
    case 'decision':
      return [['/on', draft.on]];
    default:
      return [];
  }
}

// Consents may be older than the day somebody found the works: the law wants them before.
function requireDay(pointer: string, day: string, { from, today }: { from: string; today: string }): void {
  const isTooEarly = day < from && !pointer.startsWith('/side');
  if (isTooEarly || day > today)
    throw fieldFault(pointer, 'wrong-day', 'Between the day it was found and today', '日期应在发现之后、今天之前');
}

function requirePenalty(
  { mostYuan, penaltyParts, article, articleZh }: MeasureRule,
  draft: Extract<MeasureDraft, { proof: 'penalty' }>,
): void {
  if (mostYuan !== null && draft.fineYuan > mostYuan)
    throw fieldFault(
      '/fineYuan',
      'too-much',
      `At most ${mostYuan} yuan (${article})`,
      `罚款不得超过 ${mostYuan} 元（${articleZh}）`,
    );
  if (penaltyParts.includes('repair_cost') && draft.repairCostYuan === null)
    throw fieldFault(
      '/repairCostYuan',
      'repair-cost',
      `State the cost of the repair (${article})`,
      `须填写修复费用（${articleZh}）`,
    );
  if (penaltyParts.includes('confiscated') && draft.confiscated === null)
    throw fieldFault(
      '/confiscated',
      'confiscated',
      `State what was confiscated (${article})`,
      `须填写没收的物品和所得（${articleZh}）`,
    );
}
