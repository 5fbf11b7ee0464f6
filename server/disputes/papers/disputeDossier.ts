import type { Actor } from '../../accounts/actor.ts';
import { chinaDay } from '../../naming/deadline.ts';
import type { Dispute } from '../contract.ts';
import { findDispute } from '../findDispute.ts';
import { boundPdf } from './boundPdf.ts';
import { claimsSubject } from './claimsSubject.ts';
import { OPEN_GATE } from './disclosureGate.ts';
import { type DossierSection, type PaperBlock, paragraph, type SectionFacts } from './dossierSection.ts';
import { drawnDispute } from './drawnDispute.ts';
import type { PaperDeps } from './paperDeps.ts';
import { authoritySection } from './sections/authoritySection.ts';
import { claimsSection } from './sections/claimsSection.ts';
import { evidenceSection } from './sections/evidenceSection.ts';
import { filingSection } from './sections/filingSection.ts';
import { interimSection } from './sections/interimSection.ts';
import { meetingsSection } from './sections/meetingsSection.ts';
import { papersSection } from './sections/papersSection.ts';
import { readersSection } from './sections/readersSection.ts';
import { registrationSection } from './sections/registrationSection.ts';
import { settlementSection } from './sections/settlementSection.ts';
import { stepsSection } from './sections/stepsSection.ts';

const SECTIONS: readonly DossierSection[] = [
  ...[registrationSection, authoritySection, claimsSection, evidenceSection, interimSection, stepsSection],
  ...[meetingsSection, settlementSection, filingSection, papersSection, readersSection],
];

export const INTERNAL = '内部资料　注意保管';

/**
 * The whole file of a dispute as it stands now: what is on record by sections, then the map. @throws Problem not-found, conflict
 * `missing-glyph`
 */
export async function disputeDossier(
  deps: PaperDeps,
  actor: Actor,
  { dispute, withAccess }: { dispute: Dispute; withAccess: boolean },
): Promise<Buffer> {
  const blocks = await dossierBlocks({
    db: deps.db,
    today: deps.today,
    now: deps.now,
    actor,
    dispute,
    gate: OPEN_GATE,
    withAccess,
  });
  const map = claimsSubject(dispute.title, await drawnDispute(deps.db, dispute.id));
  const title = `行政区域边界争议卷宗 ${dispute.title}`;
  return boundPdf(deps, actor, {
    ...{ title, mark: INTERNAL, maps: map ? [map] : [] },
    paper: { form: 'plain', head: '', blocks: [...headOf('行政区域边界争议卷宗', deps, actor), ...blocks] },
  });
}

/** @throws Problem not-found */
export const disputeOf = (deps: PaperDeps, actor: Actor, id: Dispute['id']): Promise<Dispute> =>
  findDispute(deps.db, actor, id);

/** Title, who made it and when. */
export const headOf = (title: string, { now }: PaperDeps, actor: Actor): PaperBlock[] => [
  { type: 'title', text: title },
  paragraph(`制作单位：${actor.organisationName}　制作日期：${chinaDay(now())}`),
];

/** The sections that hold something and that the gate lets pass, numbered through. */
export async function dossierBlocks(facts: SectionFacts): Promise<PaperBlock[]> {
  const blocks: PaperBlock[] = [];
  let number = 0;
  for (const section of SECTIONS.filter(({ field }) => facts.gate.holds(field))) {
    const own = await section.blocks(facts);
    if (own.length === 0) continue;
    blocks.push({ type: 'paragraph', level: 'h1', text: `${NUMBERS[number] ?? number + 1}、${section.title}` }, ...own);
    number += 1;
  }
  return blocks;
}
const NUMBERS = [...'一二三四五六七八九十', '十一', '十二', '十三'];

/** Every section with its blocks, whether or not a gate lets it pass: for whoever decides what goes out. */
export async function everySection(facts: SectionFacts): Promise<{ section: DossierSection; blocks: PaperBlock[] }[]> {
  const found: { section: DossierSection; blocks: PaperBlock[] }[] = [];
  for (const section of SECTIONS) found.push({ section, blocks: await section.blocks(facts) });
  return found;
}
