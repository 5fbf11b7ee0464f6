import type { Actor } from '../../accounts/actor.ts';
import { Problem } from '../../platform/problem.ts';
import { FILING_ACTS, type FilingParty } from './filingActs.ts';
import { FilingActBodies, type FilingActName, type FilingDetail } from './filingContract.ts';
import type { FilingFacts } from './filingFacts.ts';

interface Refusal {
  code: string;
  detail: string;
  detailZh: string;
}
type Guard = (found: FilingFacts) => Refusal | undefined;

const documentNamed: Guard = (found) =>
  found.documentNo === null
    ? { code: 'no-document', detail: 'Fill in the form first', detailZh: '请先填写备案登记表。' }
    : undefined;

const materialsThere: Guard = (found) =>
  found.missingMaterials.length > 0
    ? {
        code: 'materials-missing',
        detail: `Required materials are missing: ${found.missingMaterials.join(', ')}`,
        detailZh: '必备材料未齐，请先上传备案报告和批复文件。',
      }
    : undefined;

/** An unlawful name is told to the next higher organ before it is published (TR art. 34), or found lawful with a reason. */
const unlawfulDealtWith: Guard = (found) =>
  found.unlawfulNames.length > 0 && !found.supervised
    ? {
        code: 'unlawful-name',
        detail: `The rules forbid ${found.unlawfulNames.join(', ')}: deal with it first`,
        detailZh: `“${found.unlawfulNames.join('”“')}”违反命名规则，须先处理（地名管理条例第三十四条）再公告。`,
      }
    : undefined;

const someUnlawful: Guard = (found) =>
  found.unlawfulNames.length === 0
    ? { code: 'all-lawful', detail: 'The rules forbid none of the names', detailZh: '本件没有违反命名规则的名称。' }
    : undefined;

const GUARDS: Partial<Record<FilingActName, readonly Guard[]>> = {
  submit: [documentNamed, materialsThere],
  supervise: [someUnlawful],
  announce: [unlawfulDealtWith],
};

export function filingRefusal(act: FilingActName, found: FilingFacts): Refusal | undefined {
  for (const guard of GUARDS[act] ?? []) {
    const refused = guard(found);
    if (refused) return refused;
  }
  return undefined;
}

/** Whether an office stands on a side of a filing. */
export function isFilingParty(found: FilingFacts, organisationId: string, party: FilingParty): boolean {
  const is = {
    keeper: found.keeperOrgId === organisationId,
    // A draft is its keeper's alone; an awaited filing may be struck by who recorded it.
    receiver: found.receiverOrgId === organisationId && found.state !== 'draft',
    announcer: found.announcerOrgId === organisationId,
  };
  return party === 'keeper_or_receiver' ? is.keeper || is.receiver : is[party];
}

const isAct = (name: string): name is FilingActName => name in FILING_ACTS;
const ACT_NAMES = Object.keys(FilingActBodies).filter(isAct);

/** The acts that state, side and permission give an office, split by whether a guard still stands in the way. */
export function filingActsOf(found: FilingFacts, actor: Actor): Pick<FilingDetail, 'acts' | 'blockedActs'> {
  const mine = ACT_NAMES.filter((name) => {
    const rule = FILING_ACTS[name];
    return (
      rule.from.includes(found.state) &&
      actor.permissions.has(rule.permission) &&
      isFilingParty(found, actor.organisationId, rule.party)
    );
  });
  const judged = mine.map((act) => ({ act, refused: filingRefusal(act, found) }));
  return {
    acts: judged.filter(({ refused }) => !refused).map(({ act }) => act),
    blockedActs: judged.flatMap(({ act, refused }) =>
      refused ? [{ act, detail: refused.detail, detailZh: refused.detailZh }] : [],
    ),
  };
}

/** Whether the form and its files may be changed by this office now. */
export const mayEditFiling = (found: FilingFacts, actor: Actor): boolean =>
  FILING_ACTS.submit.from.includes(found.state) &&
  found.keeperOrgId === actor.organisationId &&
  actor.permissions.has('naming.file');

/** @throws Problem wrong-state */
export function requireMayEdit(found: FilingFacts, actor: Actor): void {
  if (mayEditFiling(found, actor)) return;
  throw new Problem('wrong-state', 'Only who files it changes a filing, before it is filed or after it came back', {
    detailZh: '只有报送机关可以修改尚未报送或被退回的备案。',
  });
}
