import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { chinaDay } from '../naming/deadline.ts';
import { fieldProblem } from '../naming/fieldProblem.ts';
import { type Db, json, one, type Sql, sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { addReader } from './access/changeReaders.ts';
import type { BindingLine } from './bindingContract.ts';
import { bindingLines } from './bindingLines.ts';
import { areaShape, requireContestedArea } from './contestedArea.ts';
import { type Dispute, type DisputeDraft, DisputeId } from './contract.ts';
import type { DisputeHandling } from './disputeHandling.ts';
import { recordStep } from './disputeStep.ts';
import { findDispute } from './findDispute.ts';
import { type Codes, settleSides } from './settleSides.ts';

/**
 * Registers a dispute between two governments over the line between them (BD art. 2): level and handling authority follow
 * from the law's rows (BD arts. 11, 12; BR art. 15). Only a side or the government that handles it registers it.
 * @throws Problem invalid-input, not-allowed
 */
export async function registerDispute(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  draft: DisputeDraft,
): Promise<Dispute> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const { sides, handling } = await settleSides(tx, draft, chinaDay(at));
    requirePart(actor, sides, handling);
    await requireContent(tx, draft, { sides, day: chinaDay(at) });
    const binding = draft.track === 'T1' ? await bindingLines(tx, actor, sides) : [];
    requireReason(draft, binding);
    const { id } = await one(
      tx,
      z.object({ id: DisputeId }),
      insertDispute({ draft, sides, handling, actor, at, binding }),
    );
    if (draft.onlyMe) await addReader(tx, { id, kind: 'entrusted', named: alone(actor.id), actor, at });
    await recordStep(tx, { act: 'register', from: null, to: 'registered', after: draft }, { id, actor, at });
    return findDispute(tx, actor, id);
  });
}

const alone = (accountId: string) => ({ accountId, sections: null, until: null, ground: null });

function requirePart({ divisionCode }: Actor, sides: Codes, { handlerCode }: DisputeHandling): void {
  if (divisionCode === handlerCode || sides.includes(divisionCode)) return;
  throw new Problem('not-allowed', 'Only a side of the dispute or the government that handles it registers it', {
    detailZh: '只有争议双方或者处理该争议的政府可以登记。',
    handler: handlerCode,
  });
}

// BD art. 4: where a line binds without more there is no dispute over an unclear one, unless somebody says why.
function requireReason({ bindingReason }: DisputeDraft, binding: readonly BindingLine[]): void {
  if (binding.length === 0 || bindingReason !== null) return;
  const titles = binding.map(({ title }) => title);
  throw fieldProblem(
    '/bindingReason',
    'binding-line',
    `A line that binds without more is on record (BD art. 4): ${titles.join(', ')}. Say why it does not bind here, or use track T2`,
    `已有不需再议的界线（《行政区域边界争议处理条例》第四条）：${titles.join('、')}。请说明为何不适用，或者改选实地位置争议（T2）`,
  );
}

/** What may still be put right later: the day, the agreement that track T2 rests on, the area. */
export async function requireContent(
  tx: Db,
  draft: Pick<DisputeDraft, 'track' | 'agreement' | 'aroseOn' | 'area'>,
  at: { sides: Codes; day: string },
): Promise<void> {
  if (draft.aroseOn > at.day)
    throw fieldProblem(
      '/aroseOn',
      'in-future',
      'The dispute cannot have arisen in the future',
      '争议发生日期不能晚于今天',
    );
  if (draft.track === 'T2' && draft.agreement === null)
    throw fieldProblem(
      '/agreement',
      'agreement-needed',
      'Track T2 is about a line with an approved agreement: name it (BR art. 15)',
      '已勘定界线的实地位置争议须填写界线协议书（《行政区域界线管理条例》第十五条）',
    );
  if (draft.track === 'T1' && draft.agreement !== null)
    throw fieldProblem(
      '/agreement',
      'agreement-binds',
      'A line with an approved agreement is clear: use track T2',
      '已有协议书的界线不属于界线不清的争议，请改选实地位置争议（T2）',
    );
  await requireContestedArea(tx, draft.area, at);
}

interface NewDispute {
  draft: DisputeDraft;
  sides: Codes;
  handling: DisputeHandling;
  actor: Actor;
  at: string;
  binding: readonly BindingLine[];
}

const insertDispute = ({ draft, sides, handling, actor, at, binding }: NewDispute): Sql => sql`
  insert into dispute (province_code, track, level, state, side_a, side_b, handler_code, authority_id, approver_id,
    registrant_code, title, facts, agreement, arose_on, area, cause, affected_villages, affected_population,
    resources_at_stake, risk_level, binding_reason, binding_shown, line_id, registered_at, updated_at)
  values (${handling.provinceCode}, ${draft.track}, ${handling.level}, 'registered', ${sides[0]}, ${sides[1]},
    ${handling.handlerCode}, ${handling.authorityId}, ${handling.approverId}, ${actor.divisionCode}, ${draft.title},
    ${draft.facts}, ${draft.agreement}, ${draft.aroseOn}::date, ${areaShape(draft.area)}, ${draft.cause},
    ${draft.affectedVillages}::text[], ${draft.affectedPopulation}, ${draft.resourcesAtStake}, ${draft.riskLevel},
    ${binding.length > 0 ? draft.bindingReason : null}, ${binding.length > 0 ? json(binding) : null}::jsonb,
    (select id from boundary_line where code = ${`${sides[0]}-${sides[1]}`} and upper_inf(valid)),
    ${at}::timestamptz, ${at}::timestamptz)
  returning id`;
