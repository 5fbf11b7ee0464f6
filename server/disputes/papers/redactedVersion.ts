import type { Actor } from '../../accounts/actor.ts';
import { chinaDay } from '../../naming/deadline.ts';
import type { Reply } from '../../platform/contract.ts';
import type { Dispute } from '../contract.ts';
import { boundPdf } from './boundPdf.ts';
import { claimsSubject } from './claimsSubject.ts';
import { disclosureGate, disclosureRules, OPEN_GATE } from './disclosureGate.ts';
import { dossierBlocks, everySection, headOf } from './disputeDossier.ts';
import { type PaperBlock, paragraph } from './dossierSection.ts';
import { drawnDispute } from './drawnDispute.ts';
import type { DisclosureField, DisclosureLevel, DisclosureRule, DisputePapersApi } from './paperContract.ts';
import type { PaperDeps } from './paperDeps.ts';

const TITLE = { public: '行政区域边界争议处理情况（公开版）', notice: '行政区域边界争议处理情况（告知版）' } as const;
const MARK = { public: '公开版（区分处理）', notice: '告知版（区分处理）' } as const;

/**
 * A version of the file for outsiders: what the rules keep back never gets as far as the paper, so that no byte of it holds it. At its
 * end stands what was kept back and by which article. No map. @throws Problem conflict `missing-glyph`
 */
export async function redactedVersion(
  deps: PaperDeps,
  actor: Actor,
  { dispute, level }: { dispute: Dispute; level: DisclosureLevel },
): Promise<Buffer> {
  const rules = await disclosureRules(deps.db, level, chinaDay(deps.now()));
  const gate = disclosureGate(rules);
  const blocks = await dossierBlocks({
    db: deps.db,
    today: deps.today,
    now: deps.now,
    actor,
    dispute,
    gate,
    withAccess: false,
  });
  return boundPdf(deps, actor, {
    ...{ title: TITLE[level], mark: MARK[level], maps: [] },
    paper: { form: 'plain', head: '', blocks: [...headOf(TITLE[level], deps, actor), ...blocks, ...keptBack(rules)] },
  });
}

const keptBack = (rules: readonly DisclosureRule[]): PaperBlock[] => [
  { type: 'paragraph', level: 'h1', text: '区分处理说明' },
  ...rules
    .filter(({ treatment }) => treatment !== 'shown')
    .map(({ labelZh, treatment, articleZh }) =>
      paragraph(`${labelZh}：${treatment === 'masked' ? '已隐去' : '未收入'}。依据：${articleZh}。`),
    ),
];

/** Rule by rule what of this file stays inside, for whoever is to decide on the version. */
export async function disclosurePreview(
  deps: PaperDeps,
  actor: Actor,
  { dispute, level }: { dispute: Dispute; level: DisclosureLevel },
): Promise<Reply<typeof DisputePapersApi.preview>> {
  const rules = await disclosureRules(deps.db, level, chinaDay(deps.now()));
  const hidden = new Map<DisclosureField, Set<string>>();
  const hide = (field: DisclosureField, value: string) =>
    hidden.set(field, (hidden.get(field) ?? new Set()).add(value));
  const gate = disclosureGate(rules, hide);
  const facts = { db: deps.db, today: deps.today, now: deps.now, actor, dispute, withAccess: false };
  await dossierBlocks({ ...facts, gate });
  for (const { section, blocks } of await everySection({ ...facts, gate: OPEN_GATE }))
    if (!gate.holds(section.field)) for (const text of textsOf(blocks)) hide(section.field, text);
  const drawn = await drawnDispute(deps.db, dispute.id);
  if (claimsSubject(dispute.title, drawn)) hide('map', '争议区域示意图');
  return { items: rules.map((rule) => ({ ...rule, hidden: [...(hidden.get(rule.field) ?? [])] })) };
}

const textsOf = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return block.level === 'body' ? [block.text] : [];
    if (block.type !== 'table') return [];
    return block.rows.map((row) => row.flatMap(({ text, head }) => (head ? [] : [text])).join('　')).filter(Boolean);
  });
